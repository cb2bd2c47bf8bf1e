/// Divides a cell into tags: at `|`, or at the separators that were named.
///
/// A comma or semicolon divides tags where the cell shows it: every name is in quotes, or one of the names is a tag of
/// the rules. Elsewhere it may belong to a name, and whether it does makes no difference to any rule.
struct TagSplitter {
  private let separators: [UInt8]?
  private let known: RuleTags?
  /// Tags that were told to be unclear, each once.
  private var told: Set<[UInt8]> = []
  private static let mostTold = 4096
  /// Cells that were divided at commas or semicolons.
  var divided = 0

  enum Outcome { case plain, unclear, tooMany }

  init(separators: [UInt8]?, known: RuleTags?) {
    self.separators = separators
    self.known = known
  }

  /// Finds what ends a tag, and what shows that a piece may be several.
  private static let marks = ByteFinder(bar, comma, semicolon, quote)
  private static let bar = UInt8(ascii: "|")
  private static let semicolon = UInt8(ascii: ";")
  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  /// - Parameter room: how many tags may be added.
  mutating func split(
    _ cell: ByteSlice, _ base: UnsafePointer<UInt8>, into tags: inout GrowingColumn<ByteSlice>, room: Int
  ) -> Outcome {
    var outcome = Outcome.plain
    let most = tags.count + room
    if let separators {
      for part in Self.parts(of: cell, base, at: separators).parts { tags.append(part) }
      return tags.count > most ? .tooMany : .plain
    }
    if let names = Self.listed(cell, base) {
      for name in names { tags.append(name) }
      return tags.count > most ? .tooMany : .plain
    }
    let end = Int(cell.offset) + Int(cell.length)
    var begin = Int(cell.offset)
    while begin < end {
      var at = Self.marks.first(in: base, from: begin, to: end)
      let isPlain = at == end || base[at] == Self.bar
      while at < end && base[at] != Self.bar { at += 1 }
      // Empty pieces are not tags.
      if at > begin {
        let piece = ByteSlice(offset: UInt32(begin), length: UInt32(at - begin))
        if isPlain { tags.append(piece) } else if !divide(piece, base, into: &tags) { outcome = .unclear }
        if tags.count > most { return .tooMany }
      }
      begin = at + 1
    }
    return outcome
  }

  /// The tags of a cell that holds a list of JSON, as `["Donor","VIP"]`; nil where it holds something else.
  private static func listed(_ cell: ByteSlice, _ base: UnsafePointer<UInt8>) -> [ByteSlice]? {
    let text = bytes(cell, base)
    guard text.count > 1, text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") else { return nil }
    let inner = ByteSlice(offset: cell.offset + 1, length: cell.length - 2)
    let names = parts(of: inner, base, at: [comma])
    return names.areQuoted || names.parts.isEmpty ? names.parts : nil
  }

  /// Adds the tags of a piece with commas, semicolons or quotes; false where the whole piece was added and may be more
  /// than one tag, and nothing was told of it yet.
  private mutating func divide(
    _ piece: ByteSlice, _ base: UnsafePointer<UInt8>, into tags: inout GrowingColumn<ByteSlice>
  ) -> Bool {
    let before = tags.count
    let isClear = add(piece, base, into: &tags)
    if tags.count > before + 1 { divided += 1 }
    guard !isClear else { return true }
    guard told.count < Self.mostTold else { return true }
    return !told.insert(Array(Self.bytes(piece, base))).inserted
  }

  private func add(
    _ piece: ByteSlice, _ base: UnsafePointer<UInt8>, into tags: inout GrowingColumn<ByteSlice>
  ) -> Bool {
    let text = Self.bytes(piece, base)
    let separators = [Self.semicolon, Self.comma].filter(text.contains)
    let names = Self.parts(of: piece, base, at: separators)
    if names.areQuoted {
      for name in names.parts { tags.append(name) }
      return true
    }
    if known?.contains(text) == true || separators.isEmpty {
      tags.append(piece)
      return true
    }
    for separator in separators {
      let parts = Self.parts(of: piece, base, at: [separator]).parts
      guard parts.contains(where: { isKnown($0, base) }) else { continue }
      for part in parts { _ = add(part, base, into: &tags) }
      return true
    }
    tags.append(piece)
    return false
  }

  /// Whether it is a tag of the rules, or a list with one.
  private func isKnown(_ part: ByteSlice, _ base: UnsafePointer<UInt8>) -> Bool {
    let text = Self.bytes(part, base)
    if known?.contains(text) == true { return true }
    guard text.contains(Self.comma) else { return false }
    return Self.parts(of: part, base, at: [Self.comma]).parts.contains {
      known?.contains(Self.bytes($0, base)) == true
    }
  }

  private static func bytes(_ slice: ByteSlice, _ base: UnsafePointer<UInt8>) -> Bytes {
    Bytes(start: base + Int(slice.offset), count: Int(slice.length))
  }

  /// The parts of a text between separators, without the spaces around them and without quotes; none is empty. A
  /// separator within quotes is part of a name.
  private static func parts(
    of text: ByteSlice, _ base: UnsafePointer<UInt8>, at separators: [UInt8]
  ) -> (parts: [ByteSlice], areQuoted: Bool) {
    var parts: [ByteSlice] = []
    var areQuoted = true
    var at = Int(text.offset)
    let end = at + Int(text.length)
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    while at < end {
      while at < end, isSpace(base[at]) { at += 1 }
      var (begin, stop) = (at, at)
      if let close = closingQuote(from: at, to: end, base, separators) {
        (begin, stop) = (at + 1, close)
        at = close + 1
        while at < end, !separators.contains(base[at]) { at += 1 }
      } else {
        while at < end, !separators.contains(base[at]) { at += 1 }
        stop = at
        while stop > begin, isSpace(base[stop - 1]) { stop -= 1 }
        if stop > begin { areQuoted = false }
      }
      if stop > begin { parts.append(ByteSlice(offset: UInt32(begin), length: UInt32(stop - begin))) }
      at += 1
    }
    return (parts, areQuoted && !parts.isEmpty)
  }

  /// The quote that ends the name that one begins here, if a separator or the end follows it.
  private static func closingQuote(
    from start: Int, to end: Int, _ base: UnsafePointer<UInt8>, _ separators: [UInt8]
  ) -> Int? {
    guard start < end, base[start] == quote else { return nil }
    guard let close = (start + 1..<end).first(where: { base[$0] == quote }) else { return nil }
    let next = (close + 1..<end).first { base[$0] != 0x20 && base[$0] != 0x09 }
    return next.map { separators.contains(base[$0]) } ?? true ? close : nil
  }
}
