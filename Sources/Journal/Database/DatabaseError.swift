internal import CSQLite

/// What SQLite says of a statement that it did not run, or of a file that it did not open.
struct DatabaseError: Error {
  /// The result code with its details.
  let extendedCode: Int32
  let message: String

  /// The result code without details, such as `SQLITE_FULL`.
  var code: Int32 { extendedCode & 0xff }

  init(_ code: Int32, _ message: String) {
    extendedCode = code
    self.message = message
  }

  /// The error that a connection had last.
  init(_ database: OpaquePointer, _ status: Int32) {
    self.init(status, sqlite3_errmsg(database).map { String(cString: $0) } ?? "result \(status)")
  }

  var isCorruption: Bool { code == SQLITE_CORRUPT }
  /// Whether a row would be the double of another one.
  var isConstraint: Bool { code == SQLITE_CONSTRAINT }
  var isFullDisk: Bool { code == SQLITE_FULL }
}

/// Our words for an error of a database.
func journalError(_ error: any Error) -> JournalError {
  if let error = error as? JournalError { return error }
  guard let error = error as? DatabaseError else { return .unexpected(reason: "\(error)") }
  switch error.code {
  case SQLITE_BUSY, SQLITE_LOCKED: return .busy
  case SQLITE_FULL: return .diskFull
  case SQLITE_READONLY, SQLITE_PERM: return .readOnly
  case SQLITE_NOTADB: return .notAJournal
  case SQLITE_CORRUPT: return .damaged(part: error.message)
  case SQLITE_CANTOPEN: return .unreachable(reason: error.message)
  case SQLITE_IOERR, SQLITE_NOLFS, SQLITE_PROTOCOL: return .brokenDevice(reason: error.message)
  case SQLITE_NOMEM: return .unreachable(reason: "out of memory")
  case SQLITE_MISUSE: return .closed
  default: return .unexpected(reason: "\(error.message) (\(error.extendedCode))")
  }
}
