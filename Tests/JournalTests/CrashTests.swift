import Foundation
import TestSupport
import Testing

@testable import Journal

/// What is left when a run ends in the middle: the last batch that was reported as taken, or one more.
@Suite struct CrashTests {
  let file: StateFile

  init() throws { file = try StateFile() }

  /// How often a process is killed; `JOURNAL_KILLS` says otherwise.
  private static let kills = ProcessInfo.processInfo.environment["JOURNAL_KILLS"].flatMap { Int($0) } ?? 25

  /// A process appends until it is killed, over and over on one file. Each time the log has every batch whose `append` had
  /// returned, whole, and the next process goes on from there.
  @Test(.tags(.slow), .onlyInFullRuns) func `killed at any moment`() async throws {
    let journal = try file.open()
    _ = try journal.create(action: "spring", on: someBasis)
    try journal.close()
    var known = 0
    for round in 0..<Self.kills {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = file.path as String, progress = file.folder + "/progress" as String, round = round as Int] in
        let journal = try JournalFile.open(path, for: .events)
        let log = try #require(try journal.action(named: "spring"))
        let descriptor = open(progress, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        Thread.detachNewThread {
          usleep(UInt32(round % 40 * 1_700 + round))
          kill(getpid(), SIGKILL)
        }
        var number = try log.extent().batches
        while true {
          number += 1
          try log.append(
            batch(number, size: 100), after: number - 1, counts: [SharedCounts(key: "ana", active: number, inbox: 0)],
            notifications: [DueNotification(n: number * 100, i: 0, effect: [1])])
          pwrite(descriptor, "\(number)", "\(number)".utf8.count, 0)
          if number % 3 == 0 { try log.saveSnapshot(stateAfter(number), covering: number) }
        }
      }
      let reported = Int((try? String(contentsOfFile: file.folder + "/progress", encoding: .utf8)) ?? "") ?? 0
      let reader = try #require(try file.open(.reading).action(named: "spring"))
      let found = try reader.extent().batches
      #expect(found >= reported)
      try check(reader, after: known, batches: found)
      known = found
      let log = try #require(try file.open().action(named: "spring"))
      #expect(try log.extent().batches == found)
    }
    #expect(known > 0)
    try check(try #require(try file.open(.reading).action(named: "spring")), after: 0, batches: known)
  }

  /// The batches behind number `known` follow from their numbers; snapshot, counts and notifications fit them.
  private func check(_ log: ActionLog, after known: Int, batches: Int) throws {
    var stored = log.batches(after: known)
    for number in known..<batches { #expect(try stored.next() == batch(number + 1, size: 100)) }
    #expect(try stored.next() == nil)
    #expect(try log.memberCounts().map(\.active) == (batches > 0 ? [batches] : []))
    #expect(try log.journal.all(.due).count == batches)
    if let snapshot = try log.latestSnapshot() {
      #expect(snapshot.batches <= batches)
      #expect(snapshot.bytes == stateAfter(snapshot.batches))
    }
  }

  /// A process is killed while it begins a file. The next one begins it, or finds it begun.
  @Test(.tags(.slow), .onlyInFullRuns) func `killed at the beginning`() async throws {
    var begun: Set<Bool> = []
    for round in 0..<Self.kills {
      let file = try StateFile()
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = file.path as String, round = round as Int] in
        Thread.detachNewThread {
          usleep(UInt32(round % 25 * 160 * (1 + round % 7)))
          kill(getpid(), SIGKILL)
        }
        while true { try JournalFile.open(path, for: .events).close() }
      }
      begun.insert(file.bytes.count > 0)
      let journal = try file.open()
      _ = try journal.create(action: "spring", on: someBasis)
    }
    #expect(begun.contains(true))
  }

  /// A second process is kept out, and the lock ends with its holder.
  @Test func `another process is kept out`() async throws {
    let journal = try file.open()
    _ = try journal.create(action: "spring", on: someBasis)
    await #expect(processExitsWith: .exitCode(3)) { [path = file.path as String] in
      do {
        _ = try JournalFile.open(path, for: .events, waitingFor: .milliseconds(20))
      } catch JournalError.busy {
        // Readers and deliveries are let in.
        let reader = try JournalFile.open(path, for: .reading)
        let notify = try JournalFile.open(path, for: .deliveries)
        if try reader.actions() == ["spring"], try notify.actions() == ["spring"] { exit(3) }
      }
    }
    try journal.close()
    await #expect(processExitsWith: .exitCode(4)) { [path = file.path as String] in
      let journal = try JournalFile.open(path, for: .events)
      try journal.action(named: "spring")?.append(batch(1), after: 0)
      exit(4)
    }
    #expect(try file.open().action(named: "spring")?.all() == [batch(1)])
  }

  /// The files as they stand between two batches, copied to another machine.
  @Test func `copies of an open file`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    for number in 1...5 {
      try log.append(batch(number), after: number - 1)
      let copy = try file.copy()
      #expect(try copy.open().action(named: "spring")?.all() == (1...number).map { batch($0) })
    }
    // Without its index, where nothing may be written.
    let copy = try file.copy()
    try FileManager.default.removeItem(atPath: copy.path + "-shm")
    #expect(try copy.open(.reading).action(named: "spring")?.extent().batches == 5)
  }

  /// What was reported as taken does not need the log: one that is lost, cut or damaged takes nothing along.
  @Test func `the file alone has all`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    let deliveries = try file.open(.deliveries)
    for number in 1...4 {
      try log.append(
        batch(number), after: number - 1, notifications: [DueNotification(n: number * 10, i: 0, effect: [1])])
      var due = try #require(try deliveries.all(.due).first)
      due.tries = 1
      try deliveries.begin(due)
      due.status = .delivered
      try deliveries.record(due)
      let copy = try file.copy()
      for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy.path + ending) }
      let reader = try copy.open(.reading)
      #expect(try reader.action(named: "spring")?.all() == (1...number).map { batch($0) })
      #expect(try reader.all(.delivered).count == number && reader.all(.due).isEmpty)
    }
  }

  /// A log that was torn or overwritten ends earlier, at the end of a batch. A reader keeps it from being emptied here.
  @Test(.tags(.slow), .onlyInFullRuns) func `torn logs`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    let reader = try file.database()
    try reader.execute("BEGIN DEFERRED TRANSACTION")
    try reader.execute("SELECT count(*) FROM batch")
    defer { try? reader.execute("ROLLBACK TRANSACTION") }
    for number in 1...6 { try log.append(batch(number, size: 60), after: number - 1) }
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: file.path + "-wal")[.size] as? Int)
    var seen: Set<Int> = []
    for cut in stride(from: 0, through: size, by: 5_003) {
      for flips in [false, true] {
        let copy = try file.copy()
        let wal = URL(fileURLWithPath: copy.path + "-wal")
        var bytes = try Data(contentsOf: wal)
        if flips { bytes[min(cut, size - 1)] ^= 0x10 } else { bytes = bytes.prefix(cut) }
        try bytes.write(to: wal)
        try FileManager.default.removeItem(atPath: copy.path + "-shm")
        let batches = try copy.open().action(named: "spring")?.all() ?? []
        #expect(batches == (1...6).prefix(batches.count).map { batch($0, size: 60) })
        seen.insert(batches.count)
      }
    }
    #expect(seen.count > 4)
  }

  /// No flipped bit of the file goes unnoticed in what a batch says, or ends the program.
  @Test(.tags(.slow), .onlyInFullRuns) func `flipped bits`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    for number in 1...4 { try log.append(batch(number, size: 40), after: number - 1) }
    try log.saveSnapshot(stateAfter(3), covering: 3)
    try journal.close()
    let whole = file.bytes
    var noticed = 0
    for place in stride(from: 0, to: whole.count, by: 397) {
      var bytes = whole
      bytes[place] ^= UInt8(1 << (place % 8))
      let copy = try StateFile()
      try copy.write(bytes)
      do {
        guard let log = try copy.open(.reading).action(named: "spring") else { continue }
        _ = try log.eras()
        if let snapshot = try log.latestSnapshot() { #expect(snapshot.bytes == stateAfter(3)) }
        for (number, found) in try log.all().enumerated() {
          #expect(found.events == batch(number + 1, size: 40).events)
          #expect(found.effects == batch(number + 1, size: 40).effects)
        }
      } catch {
        noticed += 1
      }
    }
    #expect(noticed > 20)
  }

  @Test func `the snapshot before is used`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    for number in 1...3 {
      try log.append(batch(number), after: number - 1)
      try log.saveSnapshot(stateAfter(number), covering: number)
    }
    try journal.close()
    try file.run(
      "UPDATE snapshot_part SET bytes = zeroblob(length(bytes)) WHERE snapshot = (SELECT max(id) FROM snapshot)")
    #expect(try file.open(.reading).action(named: "spring")?.latestSnapshot()?.batches == 2)
    try file.run("DELETE FROM snapshot_part")
    #expect(try file.open(.reading).action(named: "spring")?.latestSnapshot() == nil)
    #expect(try file.open().action(named: "spring")?.all().count == 3)
  }

  @Test func `a value of another kind`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    try log.append(batch(1), after: 0)
    try journal.close()
    try file.run("UPDATE batch SET stream = -1, first_line = 9223372036854775807")
    #expect(throws: JournalError.self) { try file.open().action(named: "spring")?.all() }
    #expect(throws: JournalError.self) { try file.open().action(named: "spring")?.extent() }
    try file.run("UPDATE batch SET effects = x''", "UPDATE batch SET stream = 1, first_line = 1")
    #expect(throws: JournalError.damaged(part: "batch 1 of a contact action is not as it was written")) {
      try file.open().action(named: "spring")?.all()
    }
  }

  /// A batch that does not fit is not there at all; with room again, the same one is taken.
  @Test func `no room left`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    try log.append(batch(1), after: 0)
    try journal.connection.access { try $0.execute("PRAGMA max_page_count = 40") }
    let large = batch(2, size: 5_000)
    let counts = [SharedCounts(key: "ana", active: 1, inbox: 1)]
    #expect(throws: JournalError.diskFull) { try log.append(large, after: 1, counts: counts) }
    #expect(throws: JournalError.diskFull) { try log.saveSnapshot(stateAfter(3000), covering: 1) }
    #expect(try log.all() == [batch(1)])
    #expect(try log.memberCounts() == [])
    try log.append(batch(2), after: 1)
    try journal.connection.access { try $0.execute("PRAGMA max_page_count = 4000") }
    try log.append(batch(2, stream: 2, size: 5_000), after: 2, counts: counts)
    try journal.close()
    #expect(try file.open().action(named: "spring")?.extent().batches == 3)
  }

  /// A device with no room: the file's own and its log's.
  @Test(.enabled(if: geteuid() == 0)) func `a full device`() throws {
    guard shell("mount -t tmpfs -o size=600k none '\(file.folder)'") else { return }
    defer { _ = shell("umount -l '\(file.folder)'") }
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    var number = 0
    #expect(throws: JournalError.diskFull) {
      while number < 1000 {
        try log.append(batch(number + 1, size: 100), after: number)
        number += 1
      }
    }
    #expect(number > 3)
    try journal.close()
    let again = try #require(try file.open(.reading).action(named: "spring"))
    #expect(try again.all() == (1...number).map { batch($0, size: 100) })
  }

  private func shell(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command + " 2>/dev/null"]
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

/// A state to keep, which follows from a number.
private func stateAfter(_ number: Int) -> [UInt8] {
  (0..<(number * 100)).map { UInt8(truncatingIfNeeded: $0 ^ number) }
}
