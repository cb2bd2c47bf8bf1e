import Campaign
import Desk
import Diagnostics
import Foundation
import Interpreting
import Journal
import Records
import RuleLanguage
import TestSupport
import Testing

/// An opt out in one contact action stops what another was about to send, however their events fall between one another.
@Suite struct OptOutRaceTests {
  /// Events of one action; `NAME c` in the places of the other.
  struct Streams: Sendable {
    let march: [String]
    let april: [String]
  }

  private static func start(_ member: String) -> String { #"{"event":"start","member":"\#(member)"}"# }
  private static func send(_ member: String, _ contact: String) -> String {
    #"{"event":"send","member":"\#(member)","contact":"\#(contact)"}"#
  }
  private static func reply(_ contact: String, _ text: String) -> String {
    #"{"event":"reply","contact":"\#(contact)","text":"\#(text)"}"#
  }
  private static func optIn(_ contact: String) -> String {
    #"{"event":"opt_in","member":"ana","contact":"\#(contact)"}"#
  }

  static let pairs: [Streams] = [
    // Claimed, sent, answered; opted out in between, by a word.
    Streams(
      march: [
        start("ana"), send("ana", "m1"), reply("m1", "STOP"), start("joe"), send("joe", "m2"), reply("m2", "stop"),
      ],
      april: [
        start("joe"), send("joe", "a1"), start("joe"), send("joe", "a2"), start("ana"), send("ana", "a3"),
      ]),
    // Said, undone, said again, here and there.
    Streams(
      march: [
        #"{"event":"opt_out","contact":"m1","member":"joe"}"#, optIn("m1"), reply("m1", "unsubscribe"), optIn("m1"),
        #"{"event":"tag","contact":"m2","tags":["Opt Out"]}"#, send("ana", "m1"),
      ],
      april: [
        start("joe"), send("joe", "a1"), reply("a1", "STOP"), optIn("a1"), send("ana", "a2"),
        #"{"event":"contact","id":"a4","phone":"2125550102"}"#,
      ]),
  ]

  /// Every order in which the events of two streams can fall between one another: 0 is the first stream's turn.
  static func orders(_ first: Int, _ second: Int) -> [[Int]] {
    if first == 0 { return [Array(repeating: 1, count: second)] }
    if second == 0 { return [Array(repeating: 0, count: first)] }
    return orders(first - 1, second).map { [0] + $0 } + orders(first, second - 1).map { [1] + $0 }
  }

  /// What came of an order.
  struct Outcome {
    /// Texts to a phone that had opted out, by the order in which it was said.
    var wrong = 0
    /// Opt outs that another action heard.
    var heard = 0
    /// First texts of phones that were refused because they had opted out.
    var stopped = 0
  }

  private static func checked(_ name: String, _ scope: String) throws -> (CheckedPolicy, RuleTexts) {
    let text = """
      version: 1
      action: \(name)
      team: { ana: { permissions: [send_queue, manage] }, joe: {} }
      members: [ana, joe]
      distribution: first_come_first_served
      opt_out: { scope: \(scope) }

      """
    let source = Source(name: "\(name).yaml", bytes: Array(text.utf8))
    var sink = DiagnosticSink()
    let checked = try #require(checkRules(source, zones: { _ in nil }, sink: &sink))
    return (checked, RuleTexts(file: Basis.Document(name: source.name, bytes: source.bytes)))
  }

  private static let lists = [
    "id,phone\nm1,2125550101\nm2,2125550102\n", "id,phone\na1,2125550101\na2,2125550102\na3,2125550103\n",
  ]
  private static let phones = [
    "m1": "1", "m2": "2", "a1": "1", "a2": "2", "a3": "3", "a4": "2",
  ]

  private static func open(
    _ file: JournalFile, _ rules: (CheckedPolicy, RuleTexts), _ list: String
  ) throws -> DurableAction {
    try DurableAction.open(
      file, rules.0, rules.1, beginning: .beside, list: { nil },
      load: { interpreter in
        var problems = NoProblems()
        try loadContacts(
          RecordReader(ArrayByteReader(Array(list.utf8)), format: .csv), into: interpreter.directory,
          problems: &problems, progress: NoProgress(), optOut: interpreter.optOut
        ) { arrival, _, _ in interpreter.take(arrival) }
        return nil
      })
  }

  private static func run(_ streams: Streams, _ order: [Int], scope: String, in folder: URL) throws -> Outcome {
    let path = folder.appendingPathComponent("state").path
    defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }
    let file = try JournalFile.open(path, for: .events)
    let rules = [try checked("march", scope), try checked("april", scope)]
    let actions = try [0, 1].map { try open(file, rules[$0], lists[$0]) }
    var next = [0, 0]
    var optedOut: Set<String> = []
    var outcome = Outcome()
    for turn in order {
      let line = turn == 0 ? streams.march[next[0]] : streams.april[next[1]]
      next[turn] += 1
      let effects = String(decoding: try actions[turn].take(Array((line + "\n").utf8)), as: UTF8.self)
      for effect in effects.split(separator: "\n") {
        guard let contact = effect.firstMatch(of: /"contact":"(\w+)"/), let phone = phones[String(contact.1)] else {
          continue
        }
        if effect.contains(#""effect":"sent""#), optedOut.contains(phone) { outcome.wrong += 1 }
        if effect.contains(#""effect":"opted_out""#) { optedOut.insert(phone) }
        if effect.contains(#""effect":"opted_in""#) { optedOut.remove(phone) }
        if effect.contains("another_action") { outcome.heard += 1 }
        if effect.contains(#""reason":"opted_out""#), effect.contains("refused") { outcome.stopped += 1 }
      }
    }
    // Taken again out of the log, without the other action, it comes to the same effects.
    for index in [0, 1] { _ = try open(file, rules[index], lists[index]) }
    try file.close()
    return outcome
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: pairs.indices)
  func `no interleaving texts who opted out elsewhere`(_ pair: Int) throws {
    let streams = Self.pairs[pair]
    let orders = Self.orders(streams.march.count, streams.april.count)
    #expect(orders.count == 924)
    try Program.withFolder(inMemory: true) { folder in
      var total = Outcome()
      for order in orders {
        let outcome = try Self.run(streams, order, scope: "sender", in: folder)
        total.wrong += outcome.wrong
        total.heard += outcome.heard
        total.stopped += outcome.stopped
      }
      #expect(total.wrong == 0 && total.heard > 900 && total.stopped > 100, "\(total)")
      // The check can fail: actions that do not hear one another text them.
      let deaf = try orders.prefix(300).reduce(0) { try $0 + Self.run(streams, $1, scope: "action", in: folder).wrong }
      #expect(deaf > 0)
    }
  }
}

private struct NoProblems: RecordProblemReceiver {
  mutating func report(_ block: borrowing ContactBlock) {}
  mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {}
  mutating func report(ofList problem: RecordProblem) {}
}
