import GRDB

import struct Foundation.Data

/// Columns as what they should be. A file may hold anything; GRDB's own conversions end the program when a value is of another
/// kind.
extension Row {
  static func one(
    _ database: Database, _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> Row? {
    try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
  }

  /// Every row at once: for few and small ones.
  static func all(
    _ database: Database, _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> [Row] {
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
  }

  func integer(_ column: Int) throws -> Int64 {
    guard case .int64(let value) = storage(column) else { throw notAsWritten }
    return value
  }

  /// A number or a count, which is never below zero.
  func count(_ column: Int) throws -> Int {
    guard let value = Int(exactly: try integer(column)), value >= 0 else { throw notAsWritten }
    return value
  }

  func optionalInteger(_ column: Int) throws -> Int64? {
    if case .null = storage(column) { return nil }
    return try integer(column)
  }

  func text(_ column: Int) throws -> String {
    guard case .string(let value) = storage(column) else { throw notAsWritten }
    return value
  }

  func optionalText(_ column: Int) throws -> String? {
    if case .null = storage(column) { return nil }
    return try text(column)
  }

  func bytes(_ column: Int) throws -> [UInt8] {
    guard case .blob(let value) = storage(column) else { throw notAsWritten }
    return [UInt8](value)
  }

  /// Throws when the values that were read do not have the sum that stands in a column.
  func check(_ sum: Checksum, _ column: Int, _ what: String) throws {
    guard sum.stored == (try integer(column)) else { throw JournalError.notAsWritten(what) }
  }

  private func storage(_ column: Int) -> DatabaseValue.Storage {
    guard column < count else { return .null }
    return (self[column] as DatabaseValue).storage
  }

  private var notAsWritten: JournalError { .damaged(part: "a value is not of its kind") }
}

/// Bytes as an argument of a statement.
func blob(_ bytes: [UInt8]) -> Data { Data(bytes) }
