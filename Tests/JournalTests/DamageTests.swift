import Foundation
import TestSupport
import Testing

@testable import Journal

/// The tables of a state file, and by what their rows are told apart.
private let tables: [(name: String, key: [String])] = [
  ("action", ["id"]), ("basis", ["id"]), ("document", ["basis", "position"]), ("batch", ["action", "number"]),
  ("member", ["action", "key"]), ("snapshot", ["id"]), ("snapshot_part", ["snapshot", "position"]),
  ("delivery", ["action", "stream", "n", "i"]), ("sender", ["id"]), ("said", ["number"]),
  ("heard", ["action", "batch"]),
]

/// What is not as it was written is noticed, or not used.
@Suite struct DamageTests {
  let file: StateFile
  private let whole: [UInt8]
  private let expected: Reading
  private let expectedDeliveries: [DeliveryStatus: [Delivery]]

  init() throws {
    file = try StateFile()
    try Self.fill(file)
    whole = file.bytes
    expected = try Reading(file)
    let journal = try file.open(.reading)
    expectedDeliveries = try Dictionary(
      uniqueKeysWithValues: DeliveryStatus.allCases.map { ($0, try journal.all($0)) })
  }

  @Test func `every table is tried`() throws {
    let names = try Row.all(file.database(), "SELECT name FROM sqlite_schema WHERE type = 'table'").map {
      try $0.text(0)
    }
    #expect(Set(names) == Set(tables.map(\.name)))
    #expect(expected.snapshots.count == 2 && expected.lines.count > 25)
  }

  /// Of each value of each row, every byte is flipped; what is there is taken away, and what is not there is put there.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: tables.indices) func `a flipped byte`(_ table: Int) throws {
    let (name, key) = tables[table]
    var tried = 0
    for row in try rows(of: name) {
      for (column, value) in zip(row.names, row.values) {
        for damaged in try Self.damages(value) {
          guard try damage(name, key, row, "UPDATE \(name) SET \(column) = \(damaged)") else { continue }
          tried += 1
          expectNoticed(name, "\(name).\(column) of \(row) as \(damaged)")
        }
      }
    }
    #expect(tried > 20, "\(name)")
  }

  @Test(arguments: tables.indices) func `a missing row`(_ table: Int) throws {
    let (name, key) = tables[table]
    for row in try rows(of: name) {
      #expect(try damage(name, key, row, "DELETE FROM \(name)"))
      expectNoticed(name, "\(name) without \(row)")
    }
  }

  /// What was damaged cannot be recorded either.
  @Test func `a damaged notification is not recorded`() throws {
    try file.run("UPDATE delivery SET effect = x'00' WHERE n = 1")
    let journal = try file.open(.deliveries)
    let id = Delivery.ID(action: "spring", stream: 1, n: 1, i: 0)
    #expect(throws: JournalError.damaged(part: "a notification is not as it was written")) {
      try journal.record(Delivery(id: id, effect: [], status: .delivered, tries: 1))
    }
  }

  /// An index that is damaged leads to another row, to one twice, or to none, without an error. That is noticed before the first
  /// notification is given.
  @Test func `a damaged index of notifications`() throws {
    try restore()
    let (root, size) = try ask { database in
      let root = try Row.one(database, "SELECT rootpage FROM sqlite_schema WHERE name = 'delivery_by_status'")
      return (try #require(root).count(0), try #require(try Row.one(database, "PRAGMA page_size")).count(0))
    }
    var noticed = 0
    for place in (root - 1) * size..<root * size where whole[place] != 0 {
      var bytes = whole
      bytes[place] ^= 1
      try restore()
      try file.write(bytes)
      do throws(JournalError) {
        let journal = try file.open(.deliveries)
        for status in DeliveryStatus.allCases {
          var all = journal.deliveries(status)
          var found: [Delivery] = []
          do throws(JournalError) {
            while let next = try all.next() { found.append(next) }
            #expect(found == expectedDeliveries[status], "byte \(place)")
          } catch {
            noticed += 1
            #expect(found.isEmpty, "byte \(place): too late")
          }
        }
      } catch {
        noticed += 1
      }
    }
    #expect(noticed > 20)
  }

  /// A file that is cut or padded is refused before SQLite puts new pages where others are.
  @Test(arguments: [-4096, -100, 100, 4096]) func `another length`(_ difference: Int) throws {
    try restore()
    try file.write(
      difference < 0 ? Array(whole.dropLast(-difference)) : whole + [UInt8](repeating: 0, count: difference))
    for purpose in [JournalFile.Purpose.events, .moreEvents, .deliveries, .reading] {
      let error = #expect(throws: JournalError.self) { try file.open(purpose) }
      guard case .damaged = error else {
        Issue.record("\(purpose): \(String(describing: error))")
        continue
      }
    }
  }

  /// An error, or all as it was but for a state that was read in the place of a later one.
  private func expectNoticed(_ table: String, _ what: @autoclosure () -> String) {
    do throws(JournalError) {
      let found = try Reading(file)
      #expect(
        table.hasPrefix("snapshot") && found.lines == expected.lines && found.snapshots.allSatisfy(Self.wasSaved),
        "\(what())")
    } catch {
      guard case .damaged = error else {
        Issue.record("\(what()): \(error)")
        return
      }
    }
  }

  private static func wasSaved(_ snapshot: Snapshot?) -> Bool {
    snapshot.map { $0.bytes == state($0.batches) } ?? true
  }

  /// A row with the names of its columns.
  private struct NamedRow: CustomStringConvertible {
    let names: [String]
    let values: [DatabaseValue]

    subscript(name: String) -> DatabaseValue { names.firstIndex(of: name).map { values[$0] } ?? .null }
    var description: String { zip(names, values).map { "\($0): \($1)" }.joined(separator: ", ") }
  }

  /// Asks the file something, with no journal around it.
  private func ask<Value>(_ body: (Database) throws -> Value) throws -> Value { try body(file.database()) }

  private func rows(of table: String) throws -> [NamedRow] {
    try restore()
    return try ask { database in
      let names = try Row.all(database, "SELECT name FROM pragma_table_info(?)", [table]).map { try $0.text(0) }
      return try Row.all(database, "SELECT * FROM \(table)").map { NamedRow(names: names, values: $0.values) }
    }
  }

  private func restore() throws {
    for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + ending) }
    try file.write(whole)
  }

  /// Writes the whole file and runs a statement on one row of it. False where the row would be another one's double.
  private func damage(_ table: String, _ key: [String], _ row: NamedRow, _ statement: String) throws -> Bool {
    try restore()
    let place = key.map { "\($0) = ?" }.joined(separator: " AND ")
    do {
      try ask { database in
        try database.execute("\(statement) WHERE \(place)", key.map { row[$0] })
        #expect(try Row.one(database, "SELECT changes()")?.count(0) == 1, "\(statement)")
      }
      return true
    } catch let error as DatabaseError where error.isConstraint {
      return false
    }
  }

  /// SQL of values that are not the one that was written.
  private static func damages(_ value: DatabaseValue) throws -> [String] {
    switch value {
    case .null: ["0", "''"]
    case .integer(let number): (0..<8).map { "\(number ^ 1 << Int64($0 * 8 + $0 % 7))" }
    case .text(let text): flips(Array(text.utf8)).map { "CAST(\($0) AS TEXT)" }
    case .bytes(let bytes):
      flips(bytes) + [hex(bytes + [0])] + (bytes.isEmpty ? [] : [hex(bytes.dropLast())])
    case .real: throw JournalError.unexpected(reason: "no column has fractions")
    }
  }

  private static func flips(_ bytes: [UInt8]) -> [String] {
    bytes.indices.map { place in
      var bytes = bytes
      bytes[place] ^= 1 << UInt8(place % 8)
      return hex(bytes)
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    "x'" + bytes.map { String(format: "%02x", $0) }.joined() + "'"
  }
}

/// All that can be read of a file.
private struct Reading: Equatable {
  var lines: [String] = []
  /// The latest of each action.
  var snapshots: [Snapshot?] = []

  init(_ file: StateFile) throws(JournalError) {
    let journal = try file.open(.reading)
    let actions = try journal.actions()
    lines.append("\(actions)")
    for name in ["spring", "fall", "none"] {
      lines += try journal.countsElsewhere(than: name).map { "elsewhere than in \(name): \($0)" }
      guard let log = try journal.action(named: name) else { continue }
      lines += try log.eras().map { "\(name): \($0)" }
      let extent = try log.extent()
      lines.append("\(name): \(extent)")
      lines += try log.all().map { "\(name): \($0)" }
      for number in 1...4 { lines.append("batch \(number) is of \(try log.stream(ofBatch: number) ?? 0)") }
      for stream in 1...3 { lines.append("before \(stream): \(try log.batches(beforeStream: stream) ?? -1)") }
      lines += try log.memberCounts().map { "\(name): \($0)" }
      lines += try log.heard().map { "\(name): \($0)" }
      snapshots.append(try log.latestSnapshot())
    }
    lines += try journal.said().map { "\($0)" }
    for status in DeliveryStatus.allCases { lines += try journal.all(status).map { "\($0)" } }
    try journal.close()
  }
}

private func state(_ number: Int) -> [UInt8] { [UInt8(number), 2, 3] }

extension DamageTests {
  /// Two small actions that have something of everything.
  private static func fill(_ file: StateFile) throws {
    let journal = try file.open()
    let basis = Basis(digest: [1, 2], listDigest: [3], formatVersion: 7, documents: [.init(name: "r", bytes: [9, 8])])
    var edited = basis
    edited.documents = [.init(name: "r", bytes: [7]), .init(name: "t", bytes: [])]
    let spring = try journal.create(action: "spring", on: basis, snapshot: SnapshotSource(state(0)))
    let counts = [SharedCounts(key: "ana", active: 3, inbox: 2), SharedCounts(key: "jo", active: 0, inbox: 1)]
    try spring.append(
      small(1), after: 0, counts: counts, notifications: (1...3).map { .init(n: $0, i: 0, effect: [UInt8($0), 5]) })
    try spring.append(small(2, stream: 2), after: 1)
    try spring.saveSnapshot(state(2), covering: 2)
    try spring.adopt(edited, after: 2, snapshot: SnapshotSource(state(2)), counts: counts)
    try spring.append(
      small(3, stream: 2), after: 2,
      said: [
        SaidRow(moment: 1_772_353_800_000, phone: "+12125550101", contact: "c1", by: "keyword"),
        SaidRow(isUndone: true, phone: "", contact: "c2", by: "ana"),
      ])
    try journal.say([SaidRow(phone: "+12125550103", contact: "", by: "file")])
    try spring.saveSnapshot(state(3), covering: 3)
    let fall = try journal.create(action: "fall", on: basis, snapshot: SnapshotSource(state(0)), hearing: 2)
    try fall.append(
      small(1), after: 0, counts: counts, notifications: [.init(n: 1, i: 1, effect: [6])], hearing: 3)
    try fall.saveSnapshot(state(1), covering: 1)
    try journal.close()
    let notify = try file.open(.deliveries)
    for (n, status) in [(2, DeliveryStatus.delivered), (3, .failed)] {
      try notify.record(
        Delivery(
          id: .init(action: "spring", stream: 1, n: n, i: 0), effect: [], status: status, tries: 1, lastTry: 77,
          error: status == .failed ? "no" : nil))
    }
    try notify.close()
  }

  private static func small(_ line: Int, stream: Int = 1) -> Batch {
    Batch(stream: stream, lines: line...line, events: [UInt8(line), 10], effects: [UInt8(line)])
  }
}
