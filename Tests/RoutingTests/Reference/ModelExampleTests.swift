import Testing

/// The model plays what the language page and campaigns tell, so that whoever reads it can trust it.
@Suite
struct ModelExampleTests {
  /// What a script led to, one list of words for each event, what time brought about before it included.
  static func play(_ setup: Setup, _ events: [(Int, ScriptEvent)], fault: Fault? = nil) -> (
    lines: [[String]], model: Model
  ) {
    var model = Model(setup, fault: fault)
    let lines = events.map { at, event in model.take(Moment(at: at, event: event)).map(\.line) }
    return (lines, model)
  }

  static func minutes(_ count: Int) -> Int { count * Zone.minute }

  @Test
  func `no one answers, and everyone is asked after the second`() {
    var setup = Setup(members: ["ana", "joe"], steps: ["round_robin", "shared_inbox"])
    setup.timeOut = .init(after: Self.minutes(30))
    let (lines, model) = Self.play(
      setup,
      [
        (0, .contact(Row(id: "c1"))), (0, .reply("c1")), (Self.minutes(20), .reply("c1")),
        (Self.minutes(65), .respond("ana", "c1")),
      ])
    #expect(lines[1] == ["routed c1 ana roundRobin"])
    #expect(lines[2] == ["routed c1 ana owner"])
    #expect(
      lines[3] == [
        "@1800000 timed_out c1 ana", "@1800000 routed c1 joe roundRobin timed_out", "@3600000 timed_out c1 joe",
        "@3600000 routed c1 shared_inbox sharedInbox timed_out", "responded c1 ana", "owned c1 ana",
      ])
    #expect(model.contacts[0].owner == 0)
    #expect(model.contacts[0].passedOver.isEmpty)
    #expect(model.rows.map(\.timedOut) == [2, 1, 1])
  }

  @Test
  func `ana has a reply for half an hour, joe gets it, then dana, then everyone, as old as it was`() {
    var setup = Setup(members: ["ana", "joe", "dana"])
    setup.rules = [.init(all: ["Spanish"], to: ["ana"], otherwise: ["joe", "dana"])]
    setup.timeOut = .init(after: Self.minutes(30))
    let (lines, model) = Self.play(
      setup,
      [
        (0, .contact(Row(id: "c1", tags: ["Spanish"]))), (0, .reply("c1")), (Self.minutes(30) - 1, .click("c1")),
        (Self.minutes(30), .click("c1")), (Self.minutes(60), .click("c1")), (Self.minutes(600), .click("c1")),
      ])
    #expect(lines[1] == ["routed c1 ana tagRule"])
    #expect(lines[2] == ["clicked c1 nobody"])
    #expect(lines[3].dropLast() == ["@1800000 timed_out c1 ana", "@1800000 routed c1 joe tagRule otherwise timed_out"])
    #expect(
      lines[4].dropLast() == ["@3600000 timed_out c1 joe", "@3600000 routed c1 dana tagRule otherwise timed_out"])
    #expect(
      lines[5].dropLast() == [
        "@5400000 timed_out c1 dana", "@5400000 routed c1 shared_inbox sharedInbox tag_rule_empty timed_out",
      ])
    #expect(model.contacts[0].age == 2)
  }

  @Test
  func `an answer at the very moment is late`() {
    var setup = Setup(members: ["ana", "joe"], steps: ["ana", "joe", "shared_inbox"])
    setup.timeOut = .init(after: 1000)
    let (lines, _) = Self.play(
      setup, [(0, .contact(Row(id: "c1"))), (0, .reply("c1")), (1000, .respond("ana", "c1"))])
    #expect(
      lines[2] == ["@1000 timed_out c1 ana", "@1000 routed c1 joe member timed_out", "responded c1 ana"])
  }

  @Test
  func `the fourth time, everyone gets it`() {
    let names = ["a", "b", "c", "d", "e", "f"]
    var setup = Setup(members: names, steps: ["round_robin", "hold"])
    setup.timeOut = .init(after: 1000)
    let (lines, _) = Self.play(setup, [(0, .contact(Row(id: "c1"))), (0, .reply("c1")), (9000, .click("c1"))])
    #expect(
      lines[2].filter { $0.contains("routed") } == [
        "@1000 routed c1 b roundRobin timed_out", "@2000 routed c1 c roundRobin timed_out",
        "@3000 routed c1 d roundRobin timed_out", "@4000 routed c1 shared_inbox sharedInbox timed_out",
      ])
  }

  @Test
  func `one of many by turns, beside a rule for all`() {
    var setup = Setup(members: ["ana", "joe"])
    setup.rules = [.init(all: ["Hot"], to: ["ana", "joe"], by: .roundRobin), .init(all: ["VIP"], to: ["joe"])]
    let tags = [["Hot"], ["Hot"], ["Hot", "VIP"], ["Hot"]]
    let ids = ["c1", "c2", "c3", "c4"]
    let rows = zip(ids, tags).map { (0, ScriptEvent.contact(Row(id: $0, tags: $1))) }
    let (lines, model) = Self.play(setup, rows + ids.map { (0, .reply($0)) })
    #expect(
      Array(lines[4...].joined()) == [
        "routed c1 ana tagRule", "routed c2 joe tagRule", "routed c3 ana+joe tagRule", "routed c4 joe tagRule",
      ])
    #expect(model.contacts.map(\.owner) == [0, 1, nil, 1])
  }

  /// Twelve members of a list, of whom one weighs more, and sixty replies: who has how many after each, or who has just answered.
  static func twelve(_ step: String, fault: Fault? = nil, areAnswered: Bool) -> [[Int]] {
    let names = (1...12).map { "m\($0)" }
    var setup = Setup(members: names, steps: [step, "shared_inbox"])
    setup.people["m1"] = .init(weight: 5)
    setup.lists = [.init(name: "closers", members: names)]
    var model = Model(setup, fault: fault)
    return (1...60).map { number in
      _ = model.take(Moment(at: 0, event: .contact(Row(id: "c\(number)"))))
      _ = model.take(Moment(at: 0, event: .reply("c\(number)")))
      let holder = model.contacts[number - 1].holders[0]
      if areAnswered { _ = model.take(Moment(at: 0, event: .respond(names[holder], "c\(number)"))) }
      return areAnswered ? [holder] : model.rows.dropFirst().map(\.needsAttention)
    }
  }

  @Test
  func `twelve members have as many as the others, give or take one`() {
    let isEven = { (counts: [[Int]]) in counts.allSatisfy { ($0.max() ?? 0) - ($0.min() ?? 0) <= 1 } }
    #expect(isEven(Self.twelve("closers by least_open", areAnswered: false)))
    #expect(!isEven(Self.twelve("closers", areAnswered: false)))
  }

  @Test
  func `twelve members who answer at once take turns`() {
    #expect(Array(Self.twelve("closers by least_open", areAnswered: true).joined()) == (0..<60).map { $0 % 12 })
    let without = Self.twelve("closers by least_open", fault: .leastOpenLeavesRing, areAnswered: true)
    #expect(without.joined().allSatisfy { $0 == 0 })
  }

  @Test
  func `with ten to answer no one begins another`() {
    var setup = Setup(members: ["ana"], steps: ["ana", "shared_inbox"])
    setup.answersFirst = 10
    var model = Model(setup)
    for number in 1...30 { _ = model.take(Moment(at: 0, event: .contact(Row(id: "c\(number)")))) }
    var waiting = 0
    for number in 1...12 {
      let lines = model.take(Moment(at: 0, event: .send("ana", nil))).map(\.line)
      #expect(lines.last == (waiting >= 10 ? "refused answersFirst" : "sent c\(number) ana"))
      _ = model.take(Moment(at: 0, event: .reply("c\(number)")))
      waiting = model.rows[1].needsAttention
    }
    #expect(model.take(Moment(at: 0, event: .start("ana"))).map(\.line) == ["refused answersFirst"])
    for number in 1...3 { _ = model.take(Moment(at: 0, event: .respond("ana", "c\(number)"))) }
    #expect(model.take(Moment(at: 0, event: .send("ana", nil))).map(\.line).last == "sent c11 ana")
  }

  @Test
  func `a tag moves a conversation at once, unless it would stay`() {
    var setup = Setup(members: ["ana", "joe"], steps: ["ana", "shared_inbox"])
    setup.rules = [.init(all: ["Hot"], to: ["joe"], atOnce: true), .init(all: ["Cold"], to: ["ana"], atOnce: true)]
    let (lines, model) = Self.play(
      setup,
      [
        (0, .contact(Row(id: "c1"))), (0, .reply("c1")), (0, .tag("c1", ["Cold"], by: nil)),
        (0, .tag("c1", ["Hot"], by: nil)), (0, .tag("c1", ["Hot"], by: nil)), (0, .untag("c1", ["Cold"], by: nil)),
      ])
    #expect(
      Array(lines[1...].joined()) == [
        "routed c1 ana member", "tagged c1", "tagged c1", "routed c1 ana+joe tagRule again", "tagged c1", "untagged c1",
      ])
    #expect(model.contacts[0].age == 2)
  }

  @Test
  func `a text that does not arrive is told once, and a carrier that blocks it opts out`() {
    let (lines, model) = Self.play(
      Setup(members: ["ana"]),
      [
        (0, .contact(Row(id: "c1"))), (0, .delivery("c1", .undelivered, code: nil)), (0, .send("ana", "c1")),
        (0, .delivery("c1", .delivered, code: nil)), (0, .delivery("c1", .undelivered, code: "30003")),
        (0, .delivery("c1", .undelivered, code: "30003")), (0, .delivery("c1", .blocked, code: nil)),
        (0, .delivery("c1", .blocked, code: nil)),
      ])
    #expect(lines[1] == ["refused noConversation"])
    #expect(
      Array(lines[3...].joined()) == ["undelivered c1 ana 30003", "opted_out c1 carrier ana"])
    #expect(model.rows.map(\.undelivered) == [1, 1])
    #expect(model.rows.map(\.optOuts) == [1, 1])
  }

  @Test
  func `what has waited is told to those who have it, and of the shared inbox to everyone`() {
    var setup = Setup(members: ["ana", "joe"], steps: ["ana", "shared_inbox"])
    setup.notices = [.init(type: "replies_waiting", after: Self.minutes(15))]
    for name in setup.members { setup.people[name] = .init(channels: ["email"]) }
    let (lines, _) = Self.play(
      setup,
      [
        (0, .contact(Row(id: "c1"))), (0, .reply("c1")), (Self.minutes(14), .reply("c1")),
        (Self.minutes(30), .removeMember("ana")), (Self.minutes(60), .click("c1")),
      ])
    #expect(lines[1] == ["routed c1 ana member"])
    #expect(lines[3].first == "@900000 notified ana 0")
    #expect(lines[4].first == "@2700000 notified joe 0")
  }
}
