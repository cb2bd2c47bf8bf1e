import Campaign
import TestSupport
import Testing
import Zones

@testable import Routing

/// Members on and off shift, and clocks of zones and hours. The first day is a Thursday.
@Suite struct ShiftTests {
  private let hour: Int64 = 3_600_000
  private func utc() throws -> ZoneRules { try #require(ZoneRules(name: "UTC", offset: 0)) }

  private func week(_ hours: Range<Int>, on days: ClosedRange<Int> = 0...6) throws -> WeeklyHours {
    let stretch = try #require(DayStretch(start: hours.lowerBound * 60, end: hours.upperBound * 60))
    return WeeklyHours((0..<7).map { days.contains($0) ? [stretch] : [] })
  }

  private func shifts(_ hours: Range<Int>, on days: ClosedRange<Int> = 0...6) throws -> Shifts {
    Shifts(try week(hours, on: days), in: try utc())
  }

  private func at(_ day: Int64, _ hours: Int64) -> Int64 { (day * 24 + hours) * hour }

  @Test func `what is held is placed when someone comes on`() throws {
    let bank = Bank(
      ["ana"], steps: [.roundRobin, .hold], people: ["ana": .init(shifts: try shifts(9..<21, on: 0...4))])
    bank.now = at(0, 8)
    bank.add(count: 2)
    bank.reply("c1")
    #expect(bank.effects() == ["held c1"])
    bank.now = at(0, 10)
    bank.clock()
    #expect(bank.effects() == ["@\(at(0, 9)) routed c1 ana roundRobin"])
    // Friday evening to Monday morning.
    bank.now = at(1, 21)
    bank.reply("c2")
    bank.now = at(4, 9)
    bank.reply("c1")
    #expect(bank.effects() == ["held c2", "@\(at(4, 9)) routed c2 ana roundRobin", "routed c1 ana owner"])
  }

  @Test func `what was said of a member holds until the next boundary`() throws {
    let bank = Bank(["ana"], steps: [.roundRobin, .hold], people: ["ana": .init(shifts: try shifts(9..<17))])
    bank.now = at(0, 10)
    bank.add(count: 4)
    bank.away("ana")
    bank.reply("c1")
    // Going off ends it, and she is off shift.
    bank.now = at(0, 18)
    bank.reply("c2")
    bank.back("ana")
    #expect(bank.effects() == ["held c1", "held c2", "routed c1 ana roundRobin", "routed c2 ana roundRobin"])
    bank.now = at(1, 8)
    bank.reply("c3")
    #expect(bank.effects() == ["routed c3 ana roundRobin"])
    bank.now = at(1, 17)
    bank.reply("c4")
    #expect(bank.effects() == ["held c4"])
    // At the moment of a boundary, the event comes after it.
    bank.now = at(2, 9)
    bank.away("ana")
    #expect(bank.effects() == ["@\(at(2, 9)) routed c4 ana roundRobin"])
    bank.reply("c1")
    #expect(bank.effects() == ["held c1"])
  }

  @Test func `first texts do not ask for shifts, and those who join off shift are off`() throws {
    let bank = Bank(
      ["ana"], others: ["joe"],
      distribution: Distribution(mode: .distributed, lastTeamMemberFirst: true), steps: [.roundRobin, .hold],
      people: ["ana": .init(shifts: try shifts(9..<17)), "joe": .init(shifts: try shifts(9..<17))])
    bank.now = at(0, 20)
    bank.add("c1", last: "ana")
    bank.publish()
    bank.send("ana")
    bank.join("joe")
    bank.reply("c1")
    #expect(bank.effects() == ["assigned c1 ana lastTeamMember", "sent c1 ana", "joined joe", "held c1"])
    bank.now = at(0, 21)
    bank.away("ana")
    bank.add("c2", last: "ana")
    #expect(bank.effects().contains("assigned c2 joe distributed"))
  }

  @Test func `members with the shifts of their lists`() throws {
    let bank = Bank(
      ["ana", "joe", "kim"], steps: [.list(ListID(0)), .hold],
      lists: [
        UserList(name: "early", members: [MemberID(0), MemberID(1)], shifts: try shifts(6..<12)),
        UserList(name: "late", members: [MemberID(0)], shifts: try shifts(12..<18)),
      ], people: ["joe": .init(shifts: try shifts(20..<22))])
    bank.now = at(0, 11)
    bank.add(count: 4)
    bank.reply("c1")
    bank.away("ana")
    // Her lists follow one another: at noon no one comes on or goes off.
    bank.now = at(0, 13)
    bank.reply("c2")
    #expect(bank.effects() == ["routed c1 ana list", "held c2"])
    bank.now = at(0, 23)
    bank.clock()
    #expect(bank.effects() == ["@\(at(0, 20)) routed c2 joe list"])
    #expect(bank.state.isAvailable(bank.member("kim")))
  }

  @Test func `a state with shifts and hours by field comes back from its bytes`() throws {
    let value = FieldTest(field: FieldID(0), values: [ValueID(1)])
    let hours = TextingHours(
      try week(9..<21, on: 0...4), exceptions: [([value], try week(8..<20))], closed: [5], lastCall: 600_000,
      zone: .contact(missing: try utc()), repliesWait: true)
    let bank = Bank(
      ["ana", "joe"], steps: [.roundRobin, .hold], fields: [PolicyField(name: "state", values: ["NY", "FL"])],
      people: ["ana": .init(shifts: try shifts(9..<17)), "joe": .init(shifts: try shifts(12..<20, on: 5...6))],
      hours: hours)
    var zones: [ZoneRules] = []
    for index in 0..<8 { zones.append(try #require(ZoneRules(name: "Z\(index)", offset: Int32(index) * -3600))) }
    bank.now = at(0, 7)
    for index in 0..<24 {
      bank.add("c\(index + 1)", values: [index % 3], zone: index % 5 == 0 ? nil : zones[index % 8])
    }
    var dice: UInt64 = 7
    for step in 0..<400 {
      dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bank.now += Int64(dice >> 40) % (5 * hour)
      let contact = "c\(Int(dice >> 33) % 24 + 1)"
      switch (dice >> 50) % 6 {
      case 0: bank.send("ana")
      case 1: bank.reply(contact)
      case 2: bank.respond("joe", contact)
      case 3: bank.away("ana")
      case 4: bank.back("joe")
      default: bank.clock()
      }
      guard step % 7 == 0 else { continue }
      let before = bank.state
      let other = Bank(copying: bank)
      #expect(bank.readBack())
      #expect(bank.state.clocks == before.clocks && bank.state.shifts == before.shifts)
      #expect(bank.state.contacts == before.contacts && bank.state.available == before.available)
      #expect(bank.state.accepting == before.accepting && bank.state.rings == before.rings)
      #expect(bank.state.encoded() == before.encoded())
      #expect(Recount.differences(bank.state).isEmpty)
      // Both go on alike.
      _ = other.effects()
      _ = bank.effects()
      for one in [bank, other] {
        one.now += 30 * hour
        one.clock()
      }
      #expect(bank.effects() == other.effects())
    }
  }

  /// Zones of a contact, in which the hours of a week differ: the first one that matches counts, and contacts of one clock share it.
  @Test func `contacts of one zone and the same hours have one clock`() throws {
    let value = FieldTest(field: FieldID(0), values: [ValueID(0)])
    let hours = TextingHours(
      try week(9..<21), exceptions: [([value], try week(8..<20)), ([value], try week(9..<21))],
      zone: .contact(missing: nil), repliesWait: true)
    let bank = Bank(["ana"], fields: [PolicyField(name: "state", values: ["FL"])], hours: hours)
    bank.now = at(0, 8)
    let zone = try utc()
    for (name, value) in [("c1", nil), ("c2", 0), ("c3", nil), ("c4", 0)] {
      bank.add(name, values: [value], zone: zone)
    }
    bank.send("ana")
    bank.send("ana", "c1")
    #expect(bank.effects() == ["assigned c2 ana claimed", "sent c2 ana", "refused outsideHours"])
    #expect(bank.state.clocks.count == 3)
  }

  @Test func `replies of contacts whose hours never come are routed at once`() throws {
    let hours = TextingHours(WeeklyHours([]), zone: .fixed(try utc()), repliesWait: true)
    let bank = Bank(["ana"], steps: [.roundRobin, .sharedInbox], hours: hours)
    bank.add(count: 1)
    bank.send("ana")
    bank.reply("c1")
    #expect(bank.effects() == ["refused outsideHours", "routed c1 ana roundRobin"])
  }

  @Test(.tags(.slow), .onlyInFullRuns, .timeLimit(.minutes(1))) func `replies held in a hundred zones over years`()
    throws
  {
    let hours = TextingHours(
      try week(9..<21, on: 0...4), closed: Array(0..<400), lastCall: 600_000, zone: .contact(missing: nil),
      repliesWait: true)
    let bank = Bank(["ana"], steps: [.roundRobin, .hold], hours: hours)
    for index in 0..<100 {
      bank.add("c\(index)", zone: ZoneRules(name: "Z\(index)", offset: Int32(index - 50) * 900))
    }
    bank.away("ana")
    for index in 0..<100 { bank.reply("c\(index)") }
    _ = bank.effects()
    bank.now = 6 * 365 * 24 * hour
    bank.clock()
    #expect(bank.effects() == [])
    bank.back("ana")
    // Wherever it is night or a weekend, the hours open within days.
    bank.now += 4 * 24 * hour
    bank.clock()
    #expect(bank.effects().count == 100)
  }

  @Test func `who keeps their shifts stays as they are under other rules`() throws {
    func bank(_ hours: Range<Int>) throws -> Bank {
      Bank(
        ["ana", "joe"], steps: [.roundRobin, .hold],
        people: ["ana": .init(shifts: try shifts(9..<17)), "joe": .init(shifts: try shifts(hours))])
    }
    let old = try bank(9..<17)
    old.now = at(0, 20)
    old.add(count: 2)
    old.back("ana")
    let new = try bank(18..<22)
    new.add(count: 2)
    try new.adopt(old)
    new.now = at(0, 21)
    new.reply("c1")
    new.reply("c2")
    // Ana is back until nine, and Joe is on shift now.
    #expect(new.effects() == ["routed c1 ana roundRobin", "routed c2 joe roundRobin"])
  }
}
