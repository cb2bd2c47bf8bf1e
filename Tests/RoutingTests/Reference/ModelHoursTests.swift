import Testing

/// Hours and shifts as the language page and campaigns tell of them, played by the model.
@Suite
struct ModelHoursTests {
  @Test
  func `only time inside the hours counts`() {
    let times = OpenTimes(week: .daily(540..<1260), closed: [], zone: Zone(name: "", changes: [], offsets: [0]))
    let clock = { (hour: Int, minute: Int) in hour * Zone.hour + minute * Zone.minute }
    let half = 30 * Zone.minute
    #expect(times.moment(after: half, from: clock(20, 50)) == Zone.day + clock(9, 20))
    #expect(times.moment(after: half, from: clock(20, 30)) == Zone.day + clock(9, 0))
    #expect(times.moment(after: half, from: clock(20, 29)) == clock(20, 59))
    #expect(times.moment(after: half, from: clock(23, 0)) == Zone.day + clock(9, 30))
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
    let (lines, _) = ModelExampleTests.play(
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
    let (lines, _) = ModelExampleTests.play(
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
    let (lines, _) = ModelExampleTests.play(
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
    let (lines, _) = ModelExampleTests.play(
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
    let (lines, _) = ModelExampleTests.play(
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
}
