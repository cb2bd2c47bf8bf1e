internal import CSQLite

/// A statement that SQLite has read, to be run any number of times.
final class Statement {
  private let database: OpaquePointer
  private let handle: OpaquePointer

  /// - Parameter text: one statement.
  init(_ text: String, of database: OpaquePointer) throws(DatabaseError) {
    var prepared: OpaquePointer?
    let (status, isAll) = text.withCString { start in
      var rest: UnsafePointer<CChar>?
      let status = sqlite3_prepare_v2(database, start, -1, &prepared, &rest)
      return (status, rest.map { $0.pointee == 0 } ?? true)
    }
    guard status == SQLITE_OK, let prepared else { throw DatabaseError(database, status) }
    guard isAll else {
      sqlite3_finalize(prepared)
      throw DatabaseError(SQLITE_MISUSE, "more than one statement")
    }
    self.database = database
    handle = prepared
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs it, and drops the rows that it gives.
  func execute(_ arguments: [any DatabaseConvertible] = []) throws { try run(arguments) { true } }

  /// The rows that it gives, at most so many.
  func rows(_ arguments: [any DatabaseConvertible], limit: Int = .max) throws -> [Row] {
    var rows: [Row] = []
    try run(arguments) {
      rows.append(row())
      return rows.count < limit
    }
    return rows
  }

  /// Gives its rows one after the other.
  func forEach(_ arguments: [any DatabaseConvertible], _ body: (Row) throws -> Void) throws {
    try run(arguments) {
      try body(row())
      return true
    }
  }

  /// - Parameter step: is called at each row; false where no more are wanted.
  private func run(_ arguments: [any DatabaseConvertible], _ step: () throws -> Bool) throws {
    // Until it is reset, it holds the locks of its transaction.
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    for (index, argument) in arguments.enumerated() {
      let status = bind(argument.databaseValue, at: Int32(truncatingIfNeeded: index + 1))
      guard status == SQLITE_OK else { throw DatabaseError(database, status) }
    }
    while true {
      let status = sqlite3_step(handle)
      if status == SQLITE_DONE { return }
      guard status == SQLITE_ROW else { throw DatabaseError(database, status) }
      if try !step() { return }
    }
  }

  private func bind(_ value: DatabaseValue, at index: Int32) -> Int32 {
    /// SQLite makes a copy.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .real(let number): return sqlite3_bind_double(handle, index, number)
    case .text(let text):
      return text.withCString {
        sqlite3_bind_text64(handle, index, $0, UInt64(text.utf8.count), copied, UInt8(SQLITE_UTF8))
      }
    case .bytes(let bytes):
      return bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress, !buffer.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return sqlite3_bind_blob64(handle, index, start, UInt64(buffer.count), copied)
      }
    }
  }

  private func row() -> Row { Row(values: (0..<sqlite3_column_count(handle)).map(value)) }

  private func value(_ column: Int32) -> DatabaseValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      // The text before its length, as SQLite asks.
      let start = sqlite3_column_text(handle, column)
      let text = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
      return .text(String(decoding: text, as: UTF8.self))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(handle, column)
      return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))))
    default: return .null
    }
  }
}
