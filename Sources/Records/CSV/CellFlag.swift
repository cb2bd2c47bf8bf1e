/// A cell that says yes or no, as people and spreadsheets write it.
enum CellFlag {
  /// Nil where the cell says neither. An empty cell says no.
  static func read(_ cell: Bytes) -> Bool? {
    let word = trimmed(cell)
    if word.isEmpty { return false }
    guard word.count <= 5 else { return nil }
    var packed: UInt64 = 0
    for byte in word { packed = packed << 8 | UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
    for (known, isYes) in words where known == packed { return isYes }
    return nil
  }

  /// The same of a cell that may say in other words whether someone may be texted; see `ProfileColumn.consents`.
  static func read(_ cell: Bytes, consents: [String]?) -> Bool? {
    guard let consents else { return read(cell) }
    let status = trimmed(cell)
    return !status.isEmpty && !consents.contains(String(decoding: status, as: UTF8.self).lowercased())
  }

  static func read(_ cell: [UInt8], consents: [String]?) -> Bool? {
    cell.withUnsafeBufferPointer { read($0, consents: consents) }
  }

  /// The words, packed into numbers.
  private static let words: [(UInt64, Bool)] =
    ["yes", "y", "true", "t", "1", "x"].map { (pack($0), true) }
    + ["no", "n", "false", "f", "0"].map { (pack($0), false) }

  private static func pack(_ word: String) -> UInt64 { word.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
}
