#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A state file: the durable part of contact actions, an SQLite database.
///
/// What an action has decided is a log of batches, each written whole or not at all, and on the disk when `append` returns.
/// A process that opens the file to take events keeps others from it until it is closed or the process ends, even by
/// `SIGKILL`. Readers and the one run that hands on notifications work beside it.
///
/// Functions may be called from any thread; they wait for one another.
public final class JournalFile: Sendable {
  /// What a file is opened for.
  public enum Purpose: Sendable {
    /// To take events. The file is made if it does not exist; no one else may take events meanwhile. One without a byte is refused:
    /// it may be what is left of a file that had something.
    case events
    /// The same, also in a file without a byte.
    case eventsFromNothing
    /// To take events in a file that exists. No one else may take events meanwhile.
    case moreEvents
    /// To record what became of notifications. No one else may do so meanwhile.
    case deliveries
    /// To look. Works beside writers, and in a folder that may not be written to.
    case reading
  }

  let connection: Connection
  private let lock: FileLock

  private init(_ connection: Connection, _ lock: FileLock) {
    self.connection = connection
    self.lock = lock
  }

  deinit {
    connection.close()
    lock.release()
  }

  /// Opens the state file at `path`.
  ///
  /// While another run has it, tries again until `patience` is over, then throws `.busy`; `isCancelled` is asked every few
  /// milliseconds and ends the wait with `.cancelled`.
  public static func open(
    _ path: String, for purpose: Purpose, waitingFor patience: Duration = .zero,
    isCancelled: () -> Bool = { false }
  ) throws(JournalError) -> JournalFile {
    // A reader waits for no one, but what it looks at may vanish when a run ends, and then it looks once more.
    let end = ContinuousClock.now + (purpose == .reading ? max(patience, .seconds(1)) : patience)
    while true {
      if let journal = try attempt(path, purpose) { return journal }
      if isCancelled() { throw .cancelled }
      if ContinuousClock.now >= end { throw .busy }
      usleep(5_000)
    }
  }

  /// Writes what is still in the file's log into the file itself, so that it can be copied alone, and lets go of it. Nothing
  /// is lost without it.
  public func close() throws(JournalError) {
    connection.close()
    lock.release()
  }

  private static func attempt(_ path: String, _ purpose: Purpose) throws(JournalError) -> JournalFile? {
    switch purpose {
    case .events: try attemptWriting(path, .events, .missing)
    case .eventsFromNothing: try attemptWriting(path, .events, .missingOrEmpty)
    case .moreEvents: try attemptWriting(path, .events, .none)
    case .deliveries: try attemptWriting(path, .deliveries, .none)
    case .reading: try attemptReading(path, mayWrite: mayWrite(path))
    }
  }

  /// Which files may begin.
  private enum Begun {
    case none, missing, missingOrEmpty
  }

  private static func attemptWriting(
    _ path: String, _ role: Role, _ begun: Begun
  ) throws(JournalError) -> JournalFile? {
    let isNew = begun == .none ? false : try FileLock.identity(path) == nil
    if isNew { try NewFile.make(path) }
    guard let lock = try FileLock.attempt(path, .exclusive(role), creating: begun != .none) else { return nil }
    // SQLite has files of its own beside this one.
    guard mayWrite(path) else { throw .readOnly }
    let real = try realPath(path)
    let hadLog = access(real + "-wal", F_OK) == 0
    // Before SQLite looks at it, which deletes the log of an empty file.
    if fileSize(real) == 0, begun != .missingOrEmpty && !isNew || fileSize(real + "-wal") > 0 { throw .empty }
    let connection = try Connection(real, .writing, waitingFor: busySeconds)
    let journal = JournalFile(connection, lock)
    try connection.access { database in
      // Before anything is written: the file may belong to someone else.
      let state = try Schema.state(database)
      if state != .journal, begun == .none { throw state == .made ? JournalError.empty : .notAJournal }
      // A file is begun whole or not at all, so a header alone that is not our mark is what a lost log leaves.
      if state == .empty, !hadLog, fileSize(real) > 0 { throw JournalError.logMissing }
      try database.execute("PRAGMA synchronous = FULL")
      // Before there is a log: with one, the header would be in the file before anything else.
      if state != .journal { try Schema.create(database) }
      let mode = try Row.one(database, "PRAGMA journal_mode = WAL")?.text(0)
      guard mode == "wal" else { throw JournalError.unexpected(reason: "no write-ahead log") }
      if role == .events { try Schema.complete(database) }
      try database.execute("PRAGMA secure_delete = OFF")
      try database.execute("PRAGMA wal_autocheckpoint = 4000")
      try database.execute("PRAGMA journal_size_limit = 33554432")
    }
    try journal.expectWhole(real)
    return journal
  }

  /// `mayWrite` says whether SQLite can have its files beside this one.
  static func attemptReading(_ path: String, mayWrite: Bool) throws(JournalError) -> JournalFile? {
    guard try FileLock.identity(path) != nil else { throw .missing }
    let real = try realPath(path)
    // Before SQLite looks at it, which deletes the log of an empty file.
    if fileSize(real) == 0 { throw .empty }
    let hasLog = fileSize(real + "-wal") > 0
    if !mayWrite, !hasLog {
      // The file is complete, and no one begins to write while the lock is held.
      if let lock = try FileLock.attempt(path, .shared, creating: false) {
        if fileSize(real + "-wal") == 0 { return try reading(real, .readingUnchanged, lock) }
        lock.release()
      }
    }
    guard let lock = try FileLock.attempt(path, .none, creating: false) else { return nil }
    do throws(JournalError) {
      return try reading(real, mayWrite ? .reading : .readingOnly, lock)
    } catch .unreachable where !mayWrite && hasLog {
      // The log has vanished with the run that wrote it, or it cannot be read without its index.
      if fileSize(real + "-wal") == 0 { return nil }
      throw .leftOpen
    }
  }

  private static func reading(
    _ path: String, _ mode: Connection.Mode, _ lock: FileLock
  ) throws(JournalError) -> JournalFile {
    let connection = try Connection(path, mode, waitingFor: busySeconds)
    let journal = JournalFile(connection, lock)
    let state = try connection.access { database in try Schema.state(database) }
    if state != .journal { throw state == .made ? .empty : .notAJournal }
    try journal.expectWhole(path)
    return journal
  }

  /// Throws when the file is longer or shorter than its own header says: SQLite would put new pages where there are others.
  private func expectWhole(_ path: String) throws(JournalError) {
    try connection.read { database in
      let pages = try Row.one(database, "PRAGMA page_count")?.count(0) ?? 0
      let size = try Row.one(database, "PRAGMA page_size")?.count(0) ?? 0
      // While it is read without a log, no one moves pages into it.
      guard fileSize(path + "-wal") == 0 else { return }
      let (expected, isTooLarge) = pages.multipliedReportingOverflow(by: size)
      guard !isTooLarge, expected == fileSize(path) || fileSize(path + "-wal") > 0 else {
        throw JournalError.damaged(part: "it is not as long as it was")
      }
    }
  }

  /// How long a transaction of another run, a checkpoint or its tidying up may take.
  private static let busySeconds = 30.0
}

extension JournalFile {
  /// The names of the contact actions, in the order in which they began.
  public func actions() throws(JournalError) -> [String] {
    try connection.read { database in try ActionRow.all(database).map(\.name) }
  }

  public func action(named name: String) throws(JournalError) -> ActionLog? {
    let row = try connection.read { database in try ActionRow.named(name, database) }
    return row.map { ActionLog(journal: self, id: $0.id, name: name) }
  }

  /// Begins a contact action without batches; `snapshot` is the state that it begins with, and `upTo` how much it heard of what others
  /// said.
  public func create(
    action name: String, on basis: Basis, snapshot: SnapshotSource? = nil, hearing upTo: Int = 0
  ) throws(JournalError) -> ActionLog {
    let id = try connection.transaction { database in
      guard try ActionRow.named(name, database) == nil else { throw JournalError.actionExists(name: name) }
      var action = try ActionRow.insert(name, database)
      action.eras = 1
      try action.write(database)
      try basis.insert(database, action: action.id, after: 0)
      if upTo > 0 {
        var sender = try SenderRow.read(database)
        try HeardRow(batch: 0, upTo: upTo).insert(&sender, of: action.id, database)
        try sender.write(database)
      }
      if let snapshot {
        try ActionLog(journal: self, id: action.id, name: name).insertSnapshot(snapshot, covering: 0, database)
      }
      return action.id
    }
    return ActionLog(journal: self, id: id, name: name)
  }
}

/// The path that SQLite names its other files after: without symbolic links.
private func realPath(_ path: String) throws(JournalError) -> String {
  guard let found = realpath(path, nil) else { throw systemError(errno) }
  defer { free(found) }
  guard let text = String(validatingCString: found) else {
    throw .unreachable(reason: "the name of a folder above it is not UTF-8")
  }
  return text
}

/// Whether the file and its folder may be written to.
private func mayWrite(_ path: String) -> Bool {
  guard let real = try? realPath(path), access(real, W_OK) == 0 else { return false }
  guard let slash = real.lastIndex(of: "/") else { return false }
  let folder = slash == real.startIndex ? "/" : String(real[..<slash])
  return access(folder, W_OK | X_OK) == 0
}

func fileSize(_ path: String) -> Int {
  var facts = stat()
  return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
}
