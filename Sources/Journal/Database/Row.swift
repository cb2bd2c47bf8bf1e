/// A row that a statement gave.
///
/// Columns are asked for as what they should be: a file may hold anything. A row has as many columns as the statement names.
struct Row {
  let values: [DatabaseValue]
}

extension Row {
  /// The first row that a statement gives; nil if there is none.
  static func one(_ database: Database, _ sql: String, _ arguments: [any DatabaseConvertible] = []) throws -> Row? {
    try database.statement(sql).rows(arguments, limit: 1).first
  }

  /// All rows that a statement gives.
  static func all(_ database: Database, _ sql: String, _ arguments: [any DatabaseConvertible] = []) throws -> [Row] {
    try database.statement(sql).rows(arguments)
  }

  func integer(_ column: Int) throws -> Int64 {
    guard case .integer(let value) = value(column) else { throw notAsWritten }
    return value
  }

  /// A number that cannot be negative.
  func count(_ column: Int) throws -> Int {
    guard let value = Int(exactly: try integer(column)), value >= 0 else { throw notAsWritten }
    return value
  }

  func optionalInteger(_ column: Int) throws -> Int64? {
    if case .null = value(column) { return nil }
    return try integer(column)
  }

  func text(_ column: Int) throws -> String {
    guard case .text(let value) = value(column) else { throw notAsWritten }
    return value
  }

  func optionalText(_ column: Int) throws -> String? {
    if case .null = value(column) { return nil }
    return try text(column)
  }

  func bytes(_ column: Int) throws -> [UInt8] {
    guard case .bytes(let value) = value(column) else { throw notAsWritten }
    return value
  }

  /// Throws when the sum in a column is not the one of the row.
  func check(_ sum: Checksum, _ column: Int, _ what: String) throws {
    guard sum.stored == (try integer(column)) else { throw JournalError.notAsWritten(what) }
  }

  private func value(_ column: Int) -> DatabaseValue { column < values.count ? values[column] : .null }

  private var notAsWritten: JournalError { .damaged(part: "a value is not of its kind") }
}
