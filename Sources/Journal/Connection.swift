import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One connection to a state file, whose errors are ours.
///
/// Threads take turns with it, so it may be shared by them.
final class Connection: @unchecked Sendable {
  private let turn = Turn()
  /// Nil once it is closed.
  private var database: Database?
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
    self.path = path
    file = try FileLock.identity(path)
    let access: Database.Access =
      switch mode {
      case .writing, .reading: .readingAndWriting
      case .readingOnly: .reading
      case .readingUnchanged: .readingUnchanged
      }
    do {
      database = try withoutSizeSignal {
        let database = try Database(path, access, waitingFor: Int32(seconds * 1000))
        // A file may come from anywhere; its schema calls no functions of ours.
        try database.execute("PRAGMA trusted_schema = OFF")
        try database.execute("PRAGMA cell_size_check = ON")
        if mode == .reading { try database.execute("PRAGMA query_only = ON") }
        // What is no database shows here.
        try database.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
        return database
      }
    } catch {
      throw journalError(error)
    }
  }

  /// Runs statements, each a transaction of its own.
  func access<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    try inTurn { database in try withoutSizeSignal { try body(database) } }
  }

  /// Runs statements that all see the file as it is at one moment, whatever others write meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    try inTurn { database in try database.transaction(.deferred) { try body(database) } }
  }

  /// Runs statements as one transaction that is on the disk when this returns, in the file itself.
  ///
  /// A log that is damaged or cut ends earlier for SQLite, and says nothing: what stood in the log alone would be forgotten,
  /// and done once more. So nothing is told before it stands in the file.
  func transaction<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    try inTurn { database in
      try expectSameFile()
      let value = try withoutSizeSignal {
        let value = try database.transaction(.immediate) { try body(database) }
        try Self.moveLog(database)
        return value
      }
      // What was written since it was moved away is not in the file of this name.
      try expectSameFile()
      return value
    }
  }

  /// Runs statements while no other thread does.
  private func inTurn<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    turn.take()
    defer { turn.give() }
    guard let database else { throw .closed }
    do {
      return try body(database)
    } catch {
      throw journalError(error)
    }
  }

  /// Moves what stands in the log to the file, and empties the log. Readers are not waited for: while one of them needs the log, a
  /// part of it stays until the next time. So it does where the disk has no room for a longer file.
  private static func moveLog(_ database: Database) throws {
    let patience = try Row.one(database, "PRAGMA busy_timeout")?.integer(0) ?? 0
    try database.execute("PRAGMA busy_timeout = 0")
    defer { try? database.execute("PRAGMA busy_timeout = \(patience)") }
    do {
      try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    } catch let error as DatabaseError where error.isFullDisk {}
  }

  /// Throws when the file is not the one that was opened any more, or has lost something: what is written would not be found again.
  private func expectSameFile() throws(JournalError) {
    guard try FileLock.identity(path) == file else { throw .replaced }
    let size = fileSize(path)
    guard size >= self.size.load(ordering: .relaxed) else { throw .damaged(part: "it is not as long as it was") }
    self.size.store(size, ordering: .relaxed)
  }

  /// Lets go of the file. Nothing can be asked afterwards.
  func close() {
    turn.take()
    defer { turn.give() }
    withoutSizeSignal { database = nil }
  }
}

/// Lets one thread at a time go on.
private final class Turn {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init() { pthread_mutex_init(mutex, nil) }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func take() { pthread_mutex_lock(mutex) }
  func give() { pthread_mutex_unlock(mutex) }
}
