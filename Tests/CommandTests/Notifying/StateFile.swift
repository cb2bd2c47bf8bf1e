import Foundation
import Journal
import TestSupport

/// A state file with notifications, as `route --state` leaves it.
struct StateFile {
  let path: String

  /// A small effect: `n` from 1, `i` 0.
  static func effect(_ n: Int, member: String = "ana", body: String = "Hi") -> [UInt8] {
    Array(
      """
      {"n":\(n),"i":0,"effect":"notified","member":"\(member)","channel":"sms","type":"assignment","body":"\(body)",\
      "to":"+12155550101"}

      """.utf8)
  }

  /// Makes a file in a folder.
  init(in folder: URL, _ effects: [[UInt8]], action: String = "spring") throws {
    path = folder.appendingPathComponent("s.db").path
    let journal = try JournalFile.open(path, for: .events)
    let log = try journal.create(
      action: action, on: Basis(digest: [1], listDigest: [2], formatVersion: 1, documents: []))
    try log.append(
      Batch(stream: 1, lines: 1...max(1, effects.count), events: [], effects: []), after: 0,
      notifications: effects.enumerated().map { .init(n: $0.offset + 1, i: 0, effect: $0.element) })
    try journal.close()
  }

  func deliveries(_ status: DeliveryStatus) throws -> [Delivery] {
    let journal = try JournalFile.open(path, for: .reading)
    var found: [Delivery] = []
    var all = journal.deliveries(status)
    while let next = try all.next() { found.append(next) }
    try journal.close()
    return found
  }
}

/// What a line of shell beside a state file `s.db` came to.
struct Notified {
  let run: Program.Run
  let due: [Delivery]
  let delivered: [Delivery]
  let failed: [Delivery]

  /// Runs the line in a folder with a state file of these effects.
  init(_ effects: [[UInt8]], _ line: String) throws {
    let (run, lists) = try Program.withFolder { folder in
      let state = try StateFile(in: folder, effects)
      let run = try Program.shell(line, in: folder)
      return (run, try [DeliveryStatus.due, .delivered, .failed].map(state.deliveries))
    }
    self.run = run
    (due, delivered, failed) = (lists[0], lists[1], lists[2])
  }

  /// The `n` of each.
  var numbers: (due: [Int], delivered: [Int], failed: [Int]) {
    (due.map(\.id.n), delivered.map(\.id.n), failed.map(\.id.n))
  }
}
