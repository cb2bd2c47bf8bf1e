internal import CSQLite

/// A connection to an SQLite database, for one thread at a time.
final class Database {
  /// What a connection may do.
  enum Access {
    case readingAndWriting
    case reading
    /// Reads a file that no one writes to meanwhile. Nothing beside the file is looked at.
    case readingUnchanged
  }

  private let handle: OpaquePointer
  /// Statements by their texts: each is read once.
  private var statements: [String: Statement] = [:]

  /// Opens the file at `path`, which exists and begins with `/`.
  ///
  /// - Parameter milliseconds: how long a statement waits for the locks of others.
  init(_ path: String, _ access: Access, waitingFor milliseconds: Int32) throws(DatabaseError) {
    let name = access == .readingUnchanged ? "file:" + percentEncoded(path) + "?immutable=1" : path
    let flags =
      switch access {
      case .readingAndWriting: SQLITE_OPEN_READWRITE
      case .reading: SQLITE_OPEN_READONLY
      case .readingUnchanged: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened else { throw DatabaseError(status, "out of memory") }
    guard status == SQLITE_OK else {
      let error = DatabaseError(opened, status)
      sqlite3_close(opened)
      throw error
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, milliseconds)
  }

  deinit {
    statements = [:]
    sqlite3_close_v2(handle)
  }

  /// The statement with this text.
  func statement(_ text: String) throws(DatabaseError) -> Statement {
    if let known = statements[text] { return known }
    let statement = try Statement(text, of: handle)
    statements[text] = statement
    return statement
  }

  /// Runs a statement, and drops the rows that it gives.
  func execute(_ text: String, _ arguments: [any DatabaseConvertible] = []) throws {
    try statement(text).execute(arguments)
  }

  /// The number of the row that was inserted last.
  var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(handle) }
}

extension Database {
  /// How a transaction begins.
  enum TransactionKind: String {
    /// It sees the file as it is at the first statement that reads.
    case deferred = "DEFERRED"
    /// No one else writes from its beginning on.
    case immediate = "IMMEDIATE"
  }

  /// Runs statements of which all are kept, or none when one of them throws.
  func transaction<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value {
    try execute("BEGIN \(kind.rawValue) TRANSACTION")
    do {
      let value = try body()
      try execute("COMMIT TRANSACTION")
      return value
    } catch {
      // A full disk has taken everything back by itself.
      if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK TRANSACTION") }
      throw error
    }
  }

  /// Runs statements within a transaction, and takes back what they wrote.
  func tryOut(_ body: () throws -> Void) throws {
    try execute("SAVEPOINT trial")
    let result = Result { try body() }
    if sqlite3_get_autocommit(handle) == 0 {
      try execute("ROLLBACK TRANSACTION TO SAVEPOINT trial")
      try execute("RELEASE SAVEPOINT trial")
    }
    try result.get()
  }
}

/// A path as a part of an address.
private func percentEncoded(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".unicodeScalars)
  var text = String.UnicodeScalarView()
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      text.append(Unicode.Scalar(byte))
    default:
      text.append("%")
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }
  return String(text)
}
