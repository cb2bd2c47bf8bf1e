import GRDB
import Synchronization

/// One connection to a state file, whose errors are ours.
final class Connection: Sendable {
  private let queue: DatabaseQueue
  private let path: String
  private let file: FileIdentity?
  /// How long the file was at the end of the last transaction. It never gets shorter.
  private let size = Atomic(0)

  /// What a connection may do.
  enum Mode: Equatable {
    case writing
    /// May tidy up what a killed run left, and nothing else.
    case reading
    /// May write nothing, not even beside the file.
    case readingOnly
    /// Like `readingOnly`, for a file that no one writes to meanwhile.
    case readingUnchanged
  }

  /// Opens the file at `path`, which exists and begins with `/`.
  init(_ path: String, _ mode: Mode, waitingFor seconds: Double) throws(JournalError) {
    var settings = Configuration()
    settings.label = "journal"
    settings.foreignKeysEnabled = false
    settings.busyMode = .timeout(seconds)
    settings.readonly = mode == .readingOnly || mode == .readingUnchanged
    settings.prepareDatabase { database in
      // A file may come from anywhere; its schema calls no functions of ours.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
      if mode == .reading { try database.execute(sql: "PRAGMA query_only = ON") }
    }
    let name = mode == .readingUnchanged ? "file:" + percentEncoded(path) + "?immutable=1" : path
    self.path = path
    file = try FileLock.identity(path)
    do {
      queue = try withoutSizeSignal { try DatabaseQueue(path: name, configuration: settings) }
    } catch {
      throw journalError(error)
    }
  }

  /// Runs statements, each a transaction of its own.
  func access<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.inDatabase { database in try withoutSizeSignal { try body(database) } }
    } catch {
      throw journalError(error)
    }
  }

  /// Runs statements that all see the file as it is at one moment, whatever others write meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.inDatabase { database in
        try database.beginTransaction(.deferred)
        do {
          let value = try body(database)
          try database.commit()
          return value
        } catch {
          try? database.rollback()
          throw error
        }
      }
    } catch {
      throw journalError(error)
    }
  }

  /// Runs statements as one transaction that is on the disk when this returns, in the file itself.
  ///
  /// A log that is damaged or cut ends earlier for SQLite, and says nothing: what stood in the log alone would be forgotten,
  /// and done once more. So nothing is told before it stands in the file.
  func transaction<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.inDatabase { database in
        try expectSameFile()
        var value: Value?
        try withoutSizeSignal {
          try database.inTransaction(.immediate) {
            value = try body(database)
            return .commit
          }
          try Self.moveLog(database)
        }
        // What was written since it was moved away is not in the file of this name.
        try expectSameFile()
        guard let value else { throw JournalError.unexpected(reason: "a transaction without an end") }
        return value
      }
    } catch {
      throw journalError(error)
    }
  }

  /// Moves what stands in the log to the file, and empties the log. Readers are not waited for: while one of them needs the log, a
  /// part of it stays until the next time. So it does where the disk has no room for a longer file.
  private static func moveLog(_ database: Database) throws {
    let patience = try Row.one(database, "PRAGMA busy_timeout")?.integer(0) ?? 0
    try database.execute(sql: "PRAGMA busy_timeout = 0")
    defer { try? database.execute(sql: "PRAGMA busy_timeout = \(patience)") }
    do {
      try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {}
  }

  /// Throws when the file is not the one that was opened any more, or has lost something: what is written would not be found again.
  private func expectSameFile() throws(JournalError) {
    guard try FileLock.identity(path) == file else { throw .replaced }
    let size = fileSize(path)
    guard size >= self.size.load(ordering: .relaxed) else { throw .damaged(part: "it is not as long as it was") }
    self.size.store(size, ordering: .relaxed)
  }

  func close() throws(JournalError) {
    do {
      try withoutSizeSignal { try queue.close() }
    } catch {
      throw journalError(error)
    }
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

/// Our words for an error of a database.
func journalError(_ error: any Error) -> JournalError {
  if let error = error as? JournalError { return error }
  guard let error = error as? DatabaseError else { return .unexpected(reason: "\(error)") }
  let reason = error.message ?? "\(error.resultCode.rawValue)"
  switch error.resultCode {
  case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
  case .SQLITE_FULL: return .diskFull
  case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly
  case .SQLITE_NOTADB: return .notAJournal
  case .SQLITE_CORRUPT: return .damaged(part: reason)
  case .SQLITE_CANTOPEN: return .unreachable(reason: reason)
  case .SQLITE_IOERR, .SQLITE_NOLFS, .SQLITE_PROTOCOL: return .brokenDevice(reason: reason)
  case .SQLITE_NOMEM: return .unreachable(reason: "out of memory")
  case .SQLITE_MISUSE: return .closed
  default: return .unexpected(reason: "\(reason) (\(error.extendedResultCode.rawValue))")
  }
}
