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
  func `only time inside the hours counts`() {
    let times = OpenTimes(week: .daily(540..<1260), closed: [], zone: Zone(name: "", changes: [], offsets: [0]))
    let clock = { (hour: Int, minute: Int) in hour * Zone.hour + minute * Zone.minute }
    let half = Self.minutes(30)
    #expect(times.moment(after: half, from: clock(20, 50)) == Zone.day + clock(9, 20))
    #expect(times.moment(after: half, from: clock(20, 30)) == Zone.day + clock(9, 0))
    #expect(times.moment(after: half, from: clock(20, 29)) == clock(20, 59))
    #expect(times.moment(after: half, from: clock(23, 0)) == Zone.day + clock(9, 30))
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

  static let newYork = "America/New_York"

  /// A moment by the clock of New York; the first of two where it shows the time twice.
  static func moment(_ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Int {
    let clock = hour * Zone.hour + minute * Zone.minute + second * 1000
    let zone = Zone.named(newYork) ?? Zone(name: "", changes: [], offsets: [0])
    let moments = Set(zone.offsets).map { day * Zone.day + clock - $0 * Zone.minute }
    return moments.filter { zone.local($0) == (day, clock) }.min() ?? 0
  }

  /// 26 November 2026.
  static let thanksgiving = 20_783

  static var week: Setup {
    var setup = Setup(members: ["ana"])
    setup.hours = .init(
      days: .week(540..<1260, saturday: 600..<1200, sunday: [720..<1020, 1080..<1200]), zone: newYork,
      repliesWait: true,
      closed: [thanksgiving], variants: [.init(states: ["FL", "MD"], week: .daily(480..<1200))],
      lastCall: 10 * Zone.minute)
    return setup
  }

  /// Fridays before and after clocks are put forward, and before and after they are put back.
  @Test(arguments: [20_518, 20_525, 20_756, 20_763, 20_784])
  func `before closing nothing is sent, and Saturday opens at ten`(_ friday: Int) {
    let rows = ["c1", "c2", "c3"].map { (Self.moment(friday, 8, 0), ScriptEvent.contact(Row(id: $0))) }
    let (lines, _) = Self.play(
      Self.week,
      rows + [
        (Self.moment(friday, 20, 49, 59), .send("ana", nil)), (Self.moment(friday, 20, 50), .send("ana", nil)),
        (Self.moment(friday, 20, 55), .start("ana")), (Self.moment(friday, 20, 55), .reply("c1")),
        (Self.moment(friday, 21, 0), .reply("c2")), (Self.moment(friday + 1, 9, 59, 59), .click("c3")),
        (Self.moment(friday + 1, 10, 0), .click("c3")),
      ])
    #expect(lines[3] == ["assigned c1 ana claimed", "sent c1 ana"])
    #expect(lines[4] == ["refused outsideHours"])
    #expect(lines[5] == ["refused outsideHours"])
    #expect(lines[6] == ["routed c1 shared_inbox sharedInbox"])
    #expect(lines[7] == ["held c2 outsideHours"])
    #expect(lines[8] == ["clicked c3 nobody"])
    let opening = Self.moment(friday + 1, 10, 0)
    #expect(lines[9] == ["@\(opening) routed c2 shared_inbox sharedInbox", "clicked c3 nobody"])
  }

  @Test
  func `Thanksgiving is closed, and Sunday has a break`() {
    let (day, sunday) = (Self.thanksgiving, Self.thanksgiving + 3)
    let (lines, _) = Self.play(
      Self.week,
      [
        (Self.moment(day - 1, 22, 0), .contact(Row(id: "c1"))), (Self.moment(day - 1, 22, 0), .reply("c1")),
        (Self.moment(day, 12, 0), .send("ana", "c1")), (Self.moment(day + 1, 9, 0), .send("ana", "c1")),
        (Self.moment(sunday, 17, 0), .reply("c1")), (Self.moment(sunday, 18, 0), .click("c1")),
      ])
    #expect(lines[1] == ["held c1 outsideHours"])
    #expect(lines[2] == ["refused outsideHours"])
    #expect(lines[3].first == "@\(Self.moment(day + 1, 9, 0)) routed c1 shared_inbox sharedInbox")
    #expect(lines[3].last == "sent c1 ana")
    #expect(lines[4] == ["held c1 outsideHours"])
    #expect(lines[5].first == "@\(Self.moment(sunday, 18, 0)) routed c1 shared_inbox sharedInbox")
  }

  @Test
  func `Florida ends at eight, and the last call comes before`() {
    let friday = Self.thanksgiving + 1
    let rows = ["c1", "c2"].map { (Self.moment(friday, 12, 0), ScriptEvent.contact(Row(id: $0, state: "FL"))) }
    let (lines, _) = Self.play(
      Self.week,
      rows + [
        (Self.moment(friday, 19, 49, 59), .send("ana", "c1")), (Self.moment(friday, 19, 50), .send("ana", "c2")),
        (Self.moment(friday, 20, 0), .reply("c2")), (Self.moment(friday + 1, 8, 0), .send("ana", "c2")),
      ])
    #expect(lines[2].last == "sent c1 ana")
    #expect(lines[3] == ["refused outsideHours"])
    #expect(lines[4] == ["held c2 outsideHours"])
    #expect(lines[5].first == "@\(Self.moment(friday + 1, 8, 0)) routed c2 shared_inbox sharedInbox")
    #expect(lines[5].last == "sent c2 ana")
  }

  @Test
  func `at the weekend joe has it, and on Monday ana is back`() {
    var setup = Setup(members: ["ana", "joe"])
    setup.people["ana"] = .init(shifts: .init(zone: Self.newYork, week: .week(540..<1080)))
    setup.rules = [.init(all: ["a"], to: ["ana"], otherwise: ["joe"])]
    let saturday = 20_512
    let rows = ["c1", "c2", "c3"].map { (Self.moment(saturday, 8, 0), ScriptEvent.contact(Row(id: $0, tags: ["a"]))) }
    let (lines, _) = Self.play(
      setup,
      rows + [
        (Self.moment(saturday, 12, 0), .reply("c1")), (Self.moment(saturday + 2, 8, 59, 59), .reply("c2")),
        (Self.moment(saturday + 2, 9, 0), .reply("c3")), (Self.moment(saturday + 2, 18, 0), .reply("c3")),
      ])
    #expect(
      Array(lines[3...].joined()) == [
        "routed c1 joe tagRule otherwise", "routed c2 joe tagRule otherwise", "routed c3 ana tagRule",
        "routed c3 joe tagRule otherwise",
      ])
  }

  @Test
  func `what is held for someone off shift goes to them as they come on, and what they say holds until then`() {
    var setup = Setup(members: ["ana"], steps: ["ana", "hold"])
    setup.people["ana"] = .init(shifts: .init(zone: Self.newYork, week: .daily(540..<1080)))
    let day = 20_512
    let (lines, _) = Self.play(
      setup,
      [
        (Self.moment(day, 8, 0), .contact(Row(id: "c1"))), (Self.moment(day, 8, 0), .reply("c1")),
        (Self.moment(day, 9, 0), .away("ana")), (Self.moment(day, 10, 0), .reply("c1")),
        (Self.moment(day, 19, 0), .back("ana")), (Self.moment(day + 1, 18, 0), .reply("c1")),
      ])
    #expect(lines[1] == ["held c1"])
    #expect(lines[2] == ["@\(Self.moment(day, 9, 0)) routed c1 ana member"])
    #expect(lines[3] == ["held c1"])
    #expect(lines[4] == ["routed c1 ana member"])
    #expect(lines[5] == ["held c1"])
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
