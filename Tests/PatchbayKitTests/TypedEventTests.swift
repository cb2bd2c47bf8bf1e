import PatchbayKit
import TestSupport
import Testing

/// Events that are values and events that are text come to the same, name for name.
@Suite struct TypedEventTests {
  /// Every kind in random order, and in the end every kind of effect and nearly every reason to refuse.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<24) func `values come to what text comes to`(_ seed: Int) throws {
    var chance = Chance(seed + 1)
    let rules = try SomeRules.rules(seed)
    var typed = ContactAction(rules)
    var written = ContactAction(rules)
    var time: Int64 = 1_772_463_600_000  // 2026-03-02T15:00:00Z
    for step in 0..<300 {
      time += Int64(chance.below(20) * 60_000 * (chance.isSo(5) ? 30 : 1) - (chance.isSo(3) ? 90_000 : 0))
      let kind =
        chance.isSo(45) ? chance.one(of: ["contact", "send", "reply", "respond"]) : chance.one(of: EventPair.kinds)
      let pair = EventPair.random(kind, &chance, at: chance.isSo(80) || step == 0 ? max(0, time) : nil)
      let effects = typed.take(pair.event)
      let lines = try written.takeJSON(pair.line + "\n")
      #expect(effects.map { $0.json + "\n" }.joined() == lines, "seed \(seed), step \(step): \(pair.line)")
      #expect(typed.stats == written.stats)
      guard step % 30 < 29 || typed.saved() == written.saved() else {
        Issue.record("seed \(seed), step \(step): the states differ after \(pair.line)")
        return
      }
    }
    #expect(typed.eventCount == 300)
  }

  /// The random events above meet nearly everything.
  @Test(.tags(.slow), .onlyInFullRuns) func `everything is met`() throws {
    var (kinds, reasons): (Set<String>, Set<Effect.RefusalReason>) = ([], [])
    for seed in 0..<60 {
      var chance = Chance(seed + 1)
      var action = ContactAction(try SomeRules.rules(seed))
      var time: Int64 = 1_772_463_600_000
      for step in 0..<300 {
        time += Int64(chance.below(20) * 60_000 - (step % 100 == 99 ? 3_600_000 : 0))
        let kind =
          chance.isSo(45) ? chance.one(of: ["contact", "send", "reply", "respond"]) : chance.one(of: EventPair.kinds)
        for effect in action.take(EventPair.random(kind, &chance, at: time).event) {
          if let match = effect.json.firstMatch(of: /"effect":"(\w+)"/) { kinds.insert(String(match.1)) }
          if case .refused(let refused) = effect { reasons.insert(refused.reason) }
        }
      }
    }
    #expect(kinds.count == 21, "\(kinds.sorted())")
    let rare: Set<Effect.RefusalReason> = [.malformed, .tooManyTags]
    #expect(Set(Effect.RefusalReason.allCases).subtracting(reasons).isSubset(of: rare))
  }

  /// What is not an event is told alike; only text has columns.
  @Test func `what is not an event is refused alike`() throws {
    let long = String(repeating: "x", count: 1 << 20)
    let many = (0..<300).map { "t\($0)" }
    let pairs: [EventPair] = [
      EventPair(.reply(from: "", "x"), "reply", [("contact", .text("")), ("text", .text("x"))]),
      EventPair(.start(by: ""), "start", [("member", .text(""))]),
      EventPair(.tag("c1", []), "tag", [("contact", .text("c1")), ("tags", .texts([]))]),
      EventPair(.tag("c1", many), "tag", [("contact", .text("c1")), ("tags", .texts(many))]),
      EventPair(.reassign(to: "", from: "ana"), "reassign", [("to", .text("")), ("from", .text("ana"))]),
      EventPair(
        .reassign(to: "joe", filter: .init()), "reassign", [("to", .text("joe")), ("filter", .object([]))]),
      EventPair(
        .reassign(to: "joe", filter: .init(tags: [])), "reassign",
        [("to", .text("joe")), ("filter", .object([("tags", .texts([]))]))]),
      EventPair(
        .reassign(to: "joe", filter: .init(tags: [" "])), "reassign",
        [("to", .text("joe")), ("filter", .object([("tags", .texts([" "]))]))]),
      EventPair(
        .reassign(to: "joe", filter: .init(ids: Array(repeating: "c", count: 50_001))), "reassign",
        [("to", .text("joe")), ("filter", .object([("ids", .texts(Array(repeating: "c", count: 50_001)))]))]),
      EventPair(.reply(from: "c\u{0}", "x"), "reply", [("contact", .text("c\u{0}")), ("text", .text("x"))]),
      EventPair(.reply(from: "c1", long), "reply", [("contact", .text("c1")), ("text", .text(long))]),
      EventPair(
        .contact(Contact("c1", phone: "12345678901234567890")), "contact",
        [("id", .text("c1")), ("phone", .text("12345678901234567890"))]),
    ]
    for pair in pairs {
      let rules = try SomeRules.rules(0)
      var typed = ContactAction(rules)
      var written = ContactAction(rules)
      let effects = typed.take(pair.event)
      guard case .refused(let refused)? = effects.first, effects.count == 1 else {
        Issue.record("\(pair.line.prefix(80)): \(effects)")
        continue
      }
      #expect(refused.reason == .malformed)
      let line = try written.takeJSON(pair.line).replacing(#/column \d+: /#, with: "")
      #expect(effects[0].json.prefix(300) == line.dropLast().prefix(300), "\(pair.line.prefix(80))")
    }
    // Rules with texting hours ask for a time.
    var action = ContactAction(try SomeRules.rules(3))
    guard case .refused(let refused)? = action.take(.start(by: "ana")).first else { throw CancellationError() }
    #expect(refused.message.hasPrefix("the rules have `texting_hours`"))
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<20) func `lines are read as the events they say`(_ seed: Int)
    throws
  {
    var chance = Chance(seed + 1)
    for kind in EventPair.kinds {
      for _ in 0..<10 {
        let pair = EventPair.random(kind, &chance, at: chance.isSo(50) ? 1_772_463_600_000 : nil)
        let read = try Event(json: pair.line)
        // Tags that are none and fields that say nothing are as good as absent.
        let rules = try SomeRules.rules(0)
        var a = ContactAction(rules)
        var b = ContactAction(rules)
        #expect(a.take(read) == b.take(pair.event) && a.saved() == b.saved(), "\(pair.line)")
        #expect(read.time == pair.event.time)
      }
    }
  }

  @Test(arguments: ["", "\n", "{}", "nonsense", #"{"event":"send"}"#, "{\"event\":\"clock\"}\n{\"event\":\"clock\"}"])
  func `what is not an event is not read`(_ line: String) {
    let error = #expect(throws: MalformedEvent.self) { try Event(json: line) }
    #expect(error?.description.isEmpty == false)
  }

  @Test func `lines and time go on from call to call`() throws {
    var action = ContactAction(try Rules(yaml: SomeRules.small))
    action.add(Contact("c1"))
    let sent = action.take(.send(by: "ana"), at: Timestamp(milliseconds: 2000))
    #expect(sent.map(\.origin.event) == [2, 2] && sent.map(\.origin.index) == [0, 1])
    #expect(sent.map(\.origin.time) == Array(repeating: Timestamp(milliseconds: 2000), count: 2))
    let early = action.take(.respond(by: "ana", to: "c1"), at: Timestamp(milliseconds: 1000))
    guard case .refused(let refused)? = early.first else { throw CancellationError() }
    #expect(refused.reason == .outOfOrder && refused.origin.event == 3 && refused.contact == "c1")
    let piece =
      "{\"event\":\"reply\",\"contact\":\"c1\",\"text\":\"hello\"}\nnonsense\n{\"event\":\"away\",\"member\":\"ana\"}\n"
    let lines = try action.takeJSON(piece).split(separator: "\n")
    #expect(lines.map { $0.prefix(6) } == ["{\"n\":4", "{\"n\":5"])
    #expect(action.take(.publish).map(\.origin.event) == [7])
    #expect(action.eventCount == 7)
  }
}
