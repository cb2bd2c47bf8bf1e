internal import Campaign

/// Where a record has a column: its key and its value, as offsets in the block, quotes included. In CSV the key is in
/// the header, so the value's place stands for both.
///
/// INVARIANT: laid out like `pb_place` of CSimdjson, whose memory it views.
struct KeyPlace {
  var key: UInt32
  var value: UInt32
}

extension ContactColumn {
  /// The number of columns.
  static let count = 8

  /// The column's number in `pb_column` of CSimdjson.
  var index: Int {
    switch self {
    case .id: 0
    case .name: 1
    case .phone: 2
    case .lastTeamMember: 3
    case .assignedTo: 4
    case .timeZone: 5
    case .tags: 6
    case .optedOut: 7
    }
  }
}

extension ContactRow {
  /// Whether the record names a column, even with `null` or an empty cell.
  func names(_ column: ContactColumn) -> Bool { present >> UInt32(column.index) & 1 == 1 }
}

extension ContactBlock {
  /// Where a record has a column; nil when it does not name it.
  func place(of column: ContactColumn, _ row: Int) -> KeyPlace? {
    self[row].names(column) ? places[row * ContactColumn.count + column.index] : nil
  }
}
