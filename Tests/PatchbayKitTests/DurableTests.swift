import Foundation
import PatchbayDurable
import PatchbayKit
import TestSupport
import Testing

/// Contact actions in a state file.
@Suite struct DurableTests {
  static let rules = """
    version: 1
    action: spring
    team:
      ana: { phone: "+12155550101", notify: [sms] }
      joe: {}
      maria: {}
    members: [ana, joe]
    distribution: distributed
    reply_routing: [sender, hold]
    notifications: [{ type: replies_waiting, to: all }]

    """
  static let list = StateContacts(
    Array("id,phone\nc1,+12155550111\nc2,+12155550112\nc3,+12155550113\nc4,+12155550114\n".utf8), as: .init(.csv),
    named: "list.csv")

  func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    try Program.withFolder { try body($0.appendingPathComponent("s.db").path) }
  }

  func refusal(_ body: () throws -> Void) throws -> StateFileError {
    try #require(throws: StateFileError.self) { try body() }
  }

  @Test func `the example is the one in the documentation`() throws {
    let code = try Project.text("Tests/PatchbayKitTests/DurableSnippet.swift")
    #expect(try Project.text("docs/embedding.md").contains("```swift\n\(code)```\n"))
  }

  @Test func `the example acts on each effect once`() throws {
    try inFolder { state in
      let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
      let events: [Event] = [.publish, .send(by: "joe"), .reply(from: "c2", "hi"), .respond(by: "joe", to: "c2")]
      var memory = try Self.inMemory(rules)
      let expected = events.flatMap { memory.take($0) }
      var acted: [Effect] = []
      struct Stop: Error {}
      // It ends after each effect, the last time by itself.
      while acted.count < expected.count {
        let before = acted.count
        _ = try? runTextBank(
          rules, state, contacts: Self.list, events: events, after: acted.last.map { EffectPlace($0) }
        ) { effect in
          if acted.count > before { throw Stop() }
          acted.append(effect)
        }
      }
      #expect(acted == expected && acted.count > 6)
      try runTextBank(rules, state, contacts: Self.list, events: events, after: acted.last.map { EffectPlace($0) }) {
        Issue.record("told again: \($0)")
      }
    }
  }

  /// Random events of every kind: the same effects and statistics as in memory, also when the file is opened again.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<8) func `effects are those of an action in memory`(_ seed: Int)
    throws
  {
    try inFolder { state in
      var chance = Chance(seed + 1)
      let rules = try SomeRules.rules(seed)
      var memory = ContactAction(rules)
      var time: Int64 = 1_772_463_600_000
      var all: [Effect] = []
      for _ in 0..<4 {
        var action = try DurableAction(rules, file: state)
        for _ in 0..<12 {
          let events = (0...chance.below(6)).map { _ in
            time += Int64(chance.below(20) * 60_000 - (chance.isSo(3) ? 90_000 : 0))
            let kind =
              chance.isSo(45)
              ? chance.one(of: ["contact", "send", "reply", "respond"]) : chance.one(of: EventPair.kinds)
            return EventPair.random(kind, &chance, at: chance.isSo(80) || all.isEmpty ? time : nil).event
          }
          for event in events { #expect(try Event(json: event.json).json == event.json) }
          let expected = events.flatMap { memory.take($0) }
          let found = try action.take(events)
          // Text has columns, so what is not an event is told in other words.
          #expect(found.filter(\.isOfEvent) == expected.filter(\.isOfEvent))
          #expect(found.map { EffectPlace($0) } == expected.map { EffectPlace($0) })
          all += found
        }
        let (stats, count) = (action.asking { $0.stats }, action.eventCount)
        #expect(stats == memory.stats && count == memory.eventCount)
        let told = try action.effects()
        #expect(told == all)
        let middle = try #require(all.dropFirst(all.count / 2).first)
        let rest = try action.effects(after: EffectPlace(middle))
        #expect(rest == Array(all.dropFirst(all.count / 2 + 1)))
        if chance.isSo(50) { try action.close() }
      }
      #expect(all.count > 50)
    }
  }

  @Test func `the program goes on with the file`() throws {
    try Program.withFolder { folder in
      let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
      try Self.rules.write(to: folder.appendingPathComponent("spring.yaml"), atomically: true, encoding: .utf8)
      try Data(Self.list.bytes).write(to: folder.appendingPathComponent("list.csv"))
      let state = folder.appendingPathComponent("s.db").path
      var action = try DurableAction(rules, file: state, contacts: Self.list)
      let (isNew, report) = (action.isNew, action.contacts)
      #expect(isNew && report?.contacts == 4)
      _ = try action.takeJSON(Array(#"{"event":"publish"}"#.utf8))
      let text = #"{"event":"send","member":"joe"}"#
      #expect(String(decoding: try action.takeJSON(Array(text.utf8)), as: UTF8.self).contains(#""effect":"sent""#))
      try action.close()
      let run = try Program.shell(
        """
        printf '{"event":"publish"}\\n\(text)\\n{"event":"reply","contact":"c2","text":"hi"}\\n' > e
        patchbay route spring.yaml e --state s.db --contacts list.csv --resume
        """, in: folder)
      #expect(run.status == 0 && run.notes.contains("routed 1 event, after 2 events taken before"), "\(run.notes)")
      let again = try DurableAction(rules, file: state)
      let (isAgainNew, count) = (again.isNew, again.eventCount)
      #expect(!isAgainNew && count == 3)
      let last = try again.effects(after: EffectPlace(event: 2, index: 9)).first
      #expect(last?.contact == "c2" && last.map { run.output.hasSuffix($0.json + "\n") } == true)
      let stats = try again.stats()
      #expect(stats.members.map(\.name) == ["ana", "joe"])
    }
  }

  @Test func `what may not be is refused`() throws {
    try inFolder { state in
      let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
      let bad = StateContacts(Array("id\nc1\nc1\n".utf8), as: .init(.csv))
      let missing = try refusal { _ = try DurableAction(rules, file: state, options: .init(beginning: .never)) }
      #expect(missing.reason == .missing)
      let rows = try refusal { _ = try DurableAction(rules, file: state, contacts: bad) }
      guard case .badRows(let report) = rows.reason else { throw rows }
      #expect(report.errors == 1 && rows.help?.contains("skipsBadRows") == true)
      var action = try DurableAction(rules, file: state, contacts: Self.list)
      _ = try action.take([.publish, .send(by: "joe"), .reply(from: "c2", "hi")])
      #expect(try refusal { _ = try DurableAction(rules, file: state) }.reason == .inUse)
      try action.close()
      #expect(try refusal { _ = try DurableAction(rules, file: state, contacts: bad) }.reason == .otherList)
      let renamed = try Rules(yaml: Self.rules.replacing("spring", with: "fall"), named: "fall.yaml")
      let others = try refusal { _ = try DurableAction(renamed, file: state, contacts: Self.list) }
      #expect(others.reason == .otherActions(["spring"]) && others.help?.contains("beginning: .beside") == true)
      #expect(
        try refusal { _ = try DurableAction(renamed, file: state, options: .init(beginning: .never)) }.reason
          == .notBegun)
      let beside = try DurableAction(renamed, file: state, contacts: Self.list, options: .init(beginning: .beside))
      let isNew = beside.isNew
      #expect(isNew)
      let folder = URL(fileURLWithPath: state).deletingLastPathComponent().path
      #expect(try refusal { _ = try DurableAction(rules, file: folder) }.reason == .notAStateFile)
    }
  }

  @Test func `edited rules are adopted`() throws {
    try inFolder { state in
      let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
      var action = try DurableAction(rules, file: state, contacts: Self.list)
      _ = try action.take([.publish, .send(by: "joe"), .reply(from: "c2", "hi")])
      try action.close()
      let edited = try Rules(yaml: Self.rules.replacing("[ana, joe]", with: "[ana, maria]"), named: "spring.yaml")
      let refused = try refusal { _ = try DurableAction(edited, file: state) }
      #expect(refused.reason == .otherRules(["members + `maria` - `joe`"]))
      #expect(refused.help == "open with `adopts: true` and the contact list to go on with them")
      #expect(
        try refusal { _ = try DurableAction(edited, file: state, options: .init(adopts: true)) }.reason
          == .contactsNeeded)
      var next = try DurableAction(edited, file: state, contacts: Self.list, options: .init(adopts: true))
      let found = next.adoption
      let adoption = try #require(found)
      #expect(adoption.changes == ["members + `maria` - `joe`"])
      #expect(adoption.conversations == 1 && adoption.unsent == 3)
      let effects = try next.take(.clock)
      #expect(effects.contains { if case .joined(let joined) = $0 { joined.member == "maria" } else { false } })
      #expect(effects.contains { if case .left(let left) = $0 { left.member == "joe" } else { false } })
    }
  }

  /// A file that may not get longer: nothing is told, nothing more is taken until the file is opened again, and the signal that the
  /// system sends does not end the program.
  @Test func `what cannot be kept is not told`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("durable-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = folder.appendingPathComponent("s.db").path
    await #expect(processExitsWith: .exitCode(7)) { [state = state as String] in
      var action = try DurableAction(
        try Rules(yaml: DurableTests.rules, named: "spring.yaml"), file: state, contacts: DurableTests.list)
      _ = try action.take(.publish)
      var limit = rlimit(rlim_cur: 8192, rlim_max: 8192)
      setrlimit(__rlimit_resource_t(1), &limit)
      do {
        _ = try action.take(.reply(from: "c1", String(repeating: "x", count: 100_000)))
      } catch let first as StateFileError {
        do { _ = try action.take(.send(by: "ana")) } catch let second as StateFileError {
          let (count, stats) = (action.eventCount, try? action.stats())
          exit(first == second && count == 1 && stats == nil ? 7 : 8)
        }
      }
    }
    var action = try DurableAction(try Rules(yaml: Self.rules, named: "spring.yaml"), file: state)
    let count = action.eventCount
    #expect(count == 1)
    let effects = try action.take(.send(by: "ana"))
    #expect(effects.count == 1)
  }

  @Test func `notifications are sent once`() throws {
    try inFolder { state in
      let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
      var action = try DurableAction(rules, file: state, contacts: Self.list) { "https://example.org/\($0)" }
      let noon = Timestamp(milliseconds: 1_772_463_600_000)
      let told = try action.take([
        Event.publish.at(noon), .send(by: "ana"), .reply(from: "c1", "hi"), .send(by: "joe"), .reply(from: "c2", "hi"),
      ]).compactMap { if case .notified(let notified) = $0 { notified } else { nil } }
      struct Down: Error, CustomStringConvertible { let description = "the gateway is down" }
      var sent: [DueNotification] = []
      let failed = try DurableAction.deliverNotifications(of: state, tries: 1) { _ in throw Down() }
      #expect(failed.failed == told.count && failed.delivered == 0 && !told.isEmpty)
      let done = try DurableAction.deliverNotifications(of: state, retriesFailed: true) { sent.append($0) }
      #expect(done.delivered == told.count && done.failed == 0)
      #expect(sent.map(\.notified) == told && sent.allSatisfy { $0.action == "spring" && $0.tries == 2 })
      #expect(Set(sent.map(\.id)).count == told.count && sent.first?.json.hasSuffix(#""stream":1}"#) == true)
      let more = try DurableAction.deliverNotifications(of: state, retriesFailed: true) { sent.append($0) }
      #expect(more.delivered == 0 && sent.count == told.count)
    }
  }

  /// A program that is killed at any moment, over and over, acts on each effect once, and comes to what one comes to that is not.
  @Test func `killed at any moment`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("durable-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
    var memory = try Self.inMemory(rules)
    let expected = Self.evening.flatMap { memory.take($0) }.map { $0.json + "\n" }.joined()
    let kills = ProcessInfo.processInfo.environment["JOURNAL_KILLS"].flatMap { Int($0) } ?? 12
    for round in 0..<kills {
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder.path as String, round = round as Int] in
        Thread.detachNewThread {
          usleep(UInt32(5_000 + round * 7_919 % 90_000))
          kill(getpid(), SIGKILL)
        }
        try DurableTests.runEvening(in: folder)
        kill(getpid(), SIGKILL)
      }
    }
    let acted = folder.appendingPathComponent("acted")
    let before = (try? String(contentsOf: acted, encoding: .utf8)) ?? ""
    #expect(expected.hasPrefix(before))
    try Self.runEvening(in: folder.path)
    #expect(try String(contentsOf: acted, encoding: .utf8) == expected)
    let action = try DurableAction(rules, file: folder.appendingPathComponent("s.db").path)
    let stats = action.asking { $0.stats }
    #expect(stats == memory.stats)
  }

  static func inMemory(_ rules: Rules) throws -> ContactAction {
    let bytes = list.bytes
    return try ContactAction(rules, contacts: bytes.span.bytes, as: .init(.csv))
  }

  static let evening: [Event] =
    [.publish]
    + (0..<80).map { number in
      let contact = "c\(number % 4 + 1)"
      return number % 3 == 0
        ? .send(by: number % 2 == 0 ? "ana" : "joe") : .reply(from: contact, "yes", messageID: "m\(number)")
    }

  /// The example, with a file of what was done: a line for each effect.
  static func runEvening(in folder: String) throws {
    let descriptor = open(folder + "/acted", O_RDWR | O_CREAT | O_APPEND, 0o600)
    defer { close(descriptor) }
    let acted = try String(contentsOfFile: folder + "/acted", encoding: .utf8)
    let last = acted.split(separator: "\n").last.flatMap { line in
      line.firstMatch(of: /^\{"n":(\d+),"i":(\d+)/).map { EffectPlace(event: Int($0.1) ?? 0, index: Int($0.2) ?? 0) }
    }
    try runTextBank(
      try Rules(yaml: rules, named: "spring.yaml"), folder + "/s.db", contacts: list, events: evening, after: last
    ) { effect in
      let line = Array((effect.json + "\n").utf8)
      _ = write(descriptor, line, line.count)
    }
  }
}

extension Effect {
  /// Not about a line that is not an event.
  fileprivate var isOfEvent: Bool {
    if case .refused(let refused) = self { refused.reason != .malformed } else { true }
  }
}
