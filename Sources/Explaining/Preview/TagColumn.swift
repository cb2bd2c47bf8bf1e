internal import Campaign
internal import Records

/// The tags of contacts as a column: a list of texts in each row, or one text that is divided at `|`.
package enum TagColumn {
  /// Row `row` has the texts of part `first + row` of the lists.
  case lists(PartOffsets, from: Int, valid: BitColumn?, texts: TextColumn, count: Int)
  case divided(TextColumn)

  static let separator = UInt8(ascii: "|")

  /// The first row that cannot be read; nil where all can.
  func firstFault(_ rows: Range<Int>) -> ColumnFault? {
    switch self {
    case .divided(let texts): return texts.firstFault(rows)
    case .lists(let lists, let first, _, let texts, let count):
      if rows.isEmpty { return nil }
      let parts = first + rows.lowerBound..<first + rows.upperBound
      if let part = lists.firstFault(parts, end: count) { return ColumnFault(row: part - first, flaw: .offsets) }
      guard let fault = texts.firstFault(lists[parts.lowerBound]..<lists[parts.upperBound]) else { return nil }
      let part = parts.first { lists[$0 + 1] > fault.row } ?? parts.lowerBound
      return ColumnFault(row: part - first, flaw: fault.flaw)
    }
  }

  /// The tags of a row that a table knows.
  @inline(__always)
  func find(_ row: Int, in table: inout TagTable, into carried: inout CarriedTags) -> UnsafeBufferPointer<TagID> {
    var found = 0
    switch self {
    case .lists(let lists, let first, let valid, let texts, _):
      if let valid, !valid[row] { return carried.settle(0) }
      let (begin, end) = (lists[first &+ row], lists[first &+ row &+ 1])
      let ids = carried.room(for: end &- begin)
      for part in begin..<end {
        guard let tag = table.find(texts[part]) else { continue }
        ids[found] = tag
        found &+= 1
      }
    case .divided(let texts):
      let text = texts[row]
      if text.isEmpty { return carried.settle(0) }
      // No text has more parts than bytes.
      let ids = carried.room(for: text.count)
      var begin = 0
      while begin < text.count {
        var end = begin
        while end < text.count && text[end] != Self.separator { end &+= 1 }
        if let tag = table.find(Bytes(rebasing: text[begin..<end])) {
          ids[found] = tag
          found &+= 1
        }
        begin = end &+ 1
      }
    }
    return carried.settle(found)
  }
}
