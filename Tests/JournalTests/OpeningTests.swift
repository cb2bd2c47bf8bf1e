import Foundation
import Testing

@testable import Journal

/// What a path may lead to, and who may open it when.
@Suite struct OpeningTests {
  let file: StateFile

  init() throws { file = try StateFile() }

  private func begin() throws {
    let journal = try file.open()
    try journal.create(action: "spring", on: someBasis).append(batch(1), after: 0)
    try journal.close()
  }

  @Test func `nothing is there`() throws {
    #expect(throws: JournalError.missing) { try file.open(.reading) }
    #expect(throws: JournalError.missing) { try file.open(.deliveries) }
    #expect(throws: JournalError.missing) { try JournalFile.open("", for: .events) }
    #expect(throws: JournalError.folderMissing) { try JournalFile.open(file.folder + "/no/state", for: .events) }
    #expect(throws: JournalError.missing) { try JournalFile.open(file.folder + "/no/state", for: .moreEvents) }
    #expect(throws: JournalError.isFolder) { try JournalFile.open(file.folder, for: .events) }
    #expect(throws: JournalError.isFolder) { try JournalFile.open(file.folder, for: .reading) }
    #expect(throws: JournalError.notAFile) { try JournalFile.open("/dev/full", for: .events) }
    #expect(throws: JournalError.notAFile) { try JournalFile.open("/dev/null", for: .reading) }
    #expect(throws: JournalError.unreachable(reason: "Not a directory")) {
      try JournalFile.open("/dev/null/state", for: .events)
    }
    #expect(file.names == [])
  }

  /// Files of others are refused, and not a byte of them changes.
  @Test(arguments: ["hello\n", String(repeating: "x", count: 9000), "SQLite format 3\0 no more"])
  func `not a database`(_ text: String) throws {
    try file.write(Array(text.utf8))
    for purpose in [JournalFile.Purpose.events, .deliveries, .reading] {
      #expect(throws: JournalError.notAJournal) { try file.open(purpose) }
    }
    #expect(file.bytes == Array(text.utf8))
    #expect(file.names == ["spring.state"])
  }

  @Test func `another programs database`() throws {
    for sql in ["PRAGMA application_id = 7", "CREATE TABLE a (b)", "PRAGMA user_version = 3"] {
      let file = try StateFile()
      try file.run(sql)
      let before = file.bytes
      for purpose in [JournalFile.Purpose.events, .deliveries, .reading] {
        #expect(throws: JournalError.otherApplication) { try file.open(purpose) }
      }
      #expect(file.bytes == before)
    }
  }

  @Test func `a later version`() throws {
    try begin()
    try file.run("PRAGMA user_version = 4")
    for purpose in [JournalFile.Purpose.events, .deliveries, .reading] {
      #expect(throws: JournalError.newerFormat(found: 4, known: 3)) { try file.open(purpose) }
    }
  }

  /// A file of the first format is refused before anything in it is looked at, and stays as it is.
  @Test func `an earlier version`() throws {
    try begin()
    try file.run("DROP TABLE delivery", "PRAGMA user_version = 1")
    let before = file.bytes
    for purpose in [JournalFile.Purpose.events, .deliveries, .reading] {
      #expect(throws: JournalError.olderFormat(found: 1, known: 3)) { try file.open(purpose) }
    }
    #expect(file.bytes == before)
  }

  /// A file of the version before has no opt outs that all actions share. It is read as it is, and gets them when events are taken.
  @Test func `the version before`() throws {
    try begin()
    try file.run("DROP TABLE sender", "DROP TABLE said", "DROP TABLE heard", "PRAGMA user_version = 2")
    let before = file.bytes
    #expect(try file.open(.reading).said() == [])
    #expect(file.bytes == before)
    let journal = try file.open(.events)
    try journal.say([SaidRow(phone: "+12125550101", contact: "", by: "file")])
    #expect(try journal.said().count == 1)
    #expect(try journal.actions() == ["spring"])
  }

  /// Triggers and changed tables could change what is written.
  @Test func `other tables`() throws {
    try begin()
    try file.run("CREATE TRIGGER t AFTER INSERT ON batch BEGIN DELETE FROM batch; END")
    #expect(throws: JournalError.damaged(part: "its tables are not those of a state file")) { try file.open() }
  }

  /// A run makes a file with its first page in it, so one without a byte is none that a run was about to begin.
  @Test func `an empty file is begun on demand`() throws {
    try file.write([])
    for purpose in [JournalFile.Purpose.events, .moreEvents, .deliveries, .reading] {
      #expect(throws: JournalError.empty) { try file.open(purpose) }
    }
    #expect(file.bytes == [] && file.names == ["spring.state"])
    // SQLite would delete a log beside it.
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: file.path + "-wal"))
    for purpose in [JournalFile.Purpose.events, .eventsFromNothing, .moreEvents, .deliveries, .reading] {
      #expect(throws: JournalError.empty) { try file.open(purpose) }
    }
    #expect(file.names == ["spring.state", "spring.state-wal"])
    try FileManager.default.removeItem(atPath: file.path + "-wal")
    let journal = try file.open(.eventsFromNothing)
    try journal.create(action: "spring", on: someBasis).append(batch(1), after: 0)
    try journal.close()
    #expect(try file.open(.reading).actions() == ["spring"])
  }

  /// What a run leaves that is killed before it wrote anything but the first page.
  @Test func `a file that was only made is begun`() throws {
    try NewFile.make(file.path)
    #expect(file.names == ["spring.state"] && file.bytes == NewFile.firstPage)
    for purpose in [JournalFile.Purpose.moreEvents, .deliveries, .reading] {
      #expect(throws: JournalError.empty) { try file.open(purpose) }
    }
    try NewFile.make(file.path)
    try begin()
    #expect(try file.open(.reading).actions() == ["spring"])
  }

  /// What a run leaves that is killed while it begins a file, when its log is lost: begun again, it would text everyone again if
  /// the log had anything.
  @Test func `a header alone is not begun`() throws {
    let journal = try file.open()
    try journal.close()
    var bytes = Array(file.bytes.prefix(4096))
    // A database of one page without tables.
    bytes.replaceSubrange(28..<32, with: [0, 0, 0, 1])
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 0])
    bytes.replaceSubrange(68..<72, with: [0, 0, 0, 0])
    bytes.replaceSubrange(103..<107, with: [0, 0, 0x10, 0])
    bytes.replaceSubrange(108..<4096, with: [UInt8](repeating: 0, count: 4096 - 108))
    try file.write(bytes)
    #expect(throws: JournalError.logMissing) { try file.open() }
    #expect(throws: JournalError.notAJournal) { try file.open(.moreEvents) }
  }

  @Test func `strange names`() throws {
    for name in ["a b%?#&=.state", ":memory:", "file:x?mode=memory", "ünïcode\n.state"] {
      let path = file.folder + "/" + name
      let journal = try JournalFile.open(path, for: .events)
      try journal.create(action: "spring", on: someBasis).append(batch(1), after: 0)
      try journal.close()
      let reader = try JournalFile.attemptReading(path, mayWrite: false)
      #expect(try reader?.action(named: "spring")?.all() == [batch(1)])
      #expect(FileManager.default.fileExists(atPath: path))
    }
    #expect(file.names.count == 4)
  }

  @Test func `only the owner may read`() throws {
    try begin()
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `a second writer waits or is refused`() throws {
    var first: JournalFile? = try file.open()
    let clock = ContinuousClock()
    #expect(throws: JournalError.busy) { try file.open() }
    let waited = clock.measure {
      #expect(throws: JournalError.busy) {
        try JournalFile.open(file.path, for: .events, waitingFor: .milliseconds(100))
      }
    }
    #expect(waited >= .milliseconds(100))
    #expect(throws: JournalError.cancelled) {
      try JournalFile.open(file.path, for: .events, waitingFor: .seconds(60)) { true }
    }
    // By another name.
    let link = file.folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
    #expect(throws: JournalError.busy) { try JournalFile.open(link, for: .events) }
    try first?.close()
    let second = try JournalFile.open(link, for: .events)
    #expect(throws: JournalError.busy) { try file.open() }
    try second.close()
    // Without `close`.
    first = try file.open()
    first = nil
    try file.open().close()
  }

  @Test func `waiting ends when the first is done`() async throws {
    let first = try file.open()
    let path = file.path
    async let second = Task.detached { try JournalFile.open(path, for: .events, waitingFor: .seconds(30)) }.value
    try await Task.sleep(for: .milliseconds(50))
    try first.create(action: "spring", on: someBasis).append(batch(1), after: 0)
    try first.close()
    #expect(try await second.actions() == ["spring"])
  }

  @Test func `readers work beside a writer`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    let reader = try file.open(.reading)
    let read = try #require(try reader.action(named: "spring"))
    var batches = read.batches()
    #expect(try batches.next() == nil)
    try log.append(batch(1), after: 0)
    #expect(try batches.next() == batch(1))
    #expect(throws: JournalError.self) { try read.append(batch(2), after: 1) }
    #expect(throws: JournalError.self) { try reader.create(action: "autumn", on: someBasis) }
    try reader.close()
    try log.append(batch(2), after: 1)
    // The reader's end has not taken the writer's locks away.
    #expect(throws: JournalError.busy) { try file.open() }
    #expect(try file.open(.deliveries).actions() == ["spring"])
    try journal.close()
    #expect(try file.open(.reading).action(named: "spring")?.extent().batches == 2)
    #expect(file.names == ["spring.state"])
  }

  /// As in a folder without write permission: nothing may be made beside the file.
  @Test func `reading without writing`() throws {
    try begin()
    let reader = try #require(try JournalFile.attemptReading(file.path, mayWrite: false))
    #expect(try reader.action(named: "spring")?.all() == [batch(1)])
    #expect(file.names == ["spring.state"])
    // What it reads stays as it is while it reads.
    #expect(throws: JournalError.busy) { try file.open() }
    try reader.close()
    let writer = try file.open()
    let beside = try #require(try JournalFile.attemptReading(file.path, mayWrite: false))
    #expect(try beside.actions() == ["spring"])
    try writer.close()
  }

  /// The same with real permissions, which do not bind an administrator.
  @Test(.enabled(if: geteuid() != 0)) func `a folder that may not be written to`() throws {
    try begin()
    let writer = try file.open()
    try writer.action(named: "spring")?.append(batch(2), after: 1)
    let left = try file.copy()
    try FileManager.default.removeItem(atPath: left.path + "-shm")
    try writer.close()
    for file in [file, left] {
      chmod(file.path, 0o444)
      chmod(file.folder, 0o555)
    }
    defer { for file in [file, left] { chmod(file.folder, 0o755) } }
    #expect(try file.open(.reading).action(named: "spring")?.all() == [batch(1), batch(2)])
    #expect(throws: JournalError.readOnly) { try file.open(.events) }
    #expect(throws: JournalError.readOnly) { try file.open(.deliveries) }
    #expect(throws: JournalError.leftOpen) { try left.open(.reading) }
    #expect(throws: JournalError.unreachable(reason: "Permission denied")) {
      try JournalFile.open(file.folder + "/new", for: .events)
    }
    chmod(file.path, 0)
    #expect(throws: JournalError.unreachable(reason: "Permission denied")) { try file.open(.reading) }
    // The file may be written to, but nothing beside it.
    chmod(file.path, 0o644)
    #expect(throws: JournalError.readOnly) { try file.open(.events) }
  }

  @Test func `every error is a sentence and a help`() {
    let errors: [JournalError] = [
      .busy, .cancelled, .missing, .isFolder, .notAFile, .unreachable(reason: "x"), .readOnly, .leftOpen, .diskFull,
      .brokenDevice(reason: "x"), .folderMissing, .replaced, .empty, .logMissing, .notAJournal, .otherApplication,
      .olderFormat(found: 1, known: 2),
      .newerFormat(found: 3, known: 2),
      .damaged(part: "x"), .actionExists(name: "spring"), .tooLarge(part: "a batch", bytes: 2, limit: 1),
      .outOfOrder(expected: "x", found: "y"), .closed, .unexpected(reason: "x"),
    ]
    for error in errors {
      let message = error.message(naming: "`spring.state`")
      #expect(message.contains("`spring.state`"))
      #expect(!message.hasSuffix("."))
      #expect(!error.help.isEmpty && !error.help.hasSuffix("."))
    }
    #expect(JournalError.busy.message(naming: "`s`") == "`s` is in use by another run")
  }
}
