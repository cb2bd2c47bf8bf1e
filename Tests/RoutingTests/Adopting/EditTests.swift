import Campaign
import Testing

@testable import Routing

/// Single edits of the rules, each after a small campaign.
@Suite
struct EditTests {
  /// Plays events under some rules, then edits the rules.
  private func edit(
    _ setup: Setup, rows: Int = 6, _ events: [ScriptEvent], _ edit: (inout Setup) -> Void
  ) throws -> EngineTable {
    let table = EngineTable(setup)
    let list = (1...rows).map { Row(id: "c\($0)", state: "PA") }
    for event in list.map({ .contact($0) }) + events { _ = table.take(Moment(at: 0, event: event)) }
    var setup = setup
    edit(&setup)
    return try EngineTable(setup, adopting: table, list)
  }

  private func setup(_ members: [String], others: [String] = [], _ change: (inout Setup) -> Void = { _ in }) -> Setup {
    var setup = Setup(members: members, others: others)
    change(&setup)
    return setup
  }

  @Test
  func `open contacts are dealt when the mode deals from now on, and others stay where they are`() throws {
    let table = try edit(setup(["ana", "joe"]), rows: 4, [.publish, .send("ana", nil), .start("joe")]) {
      $0.mode = .distributed
    }
    #expect(
      table.take(Moment(at: 1, event: .click("c1"))) == [
        "assigned c3 ana distributed", "assigned c4 joe distributed", "clicked c1 ana",
      ])
  }

  @Test
  func `before the list is published, nothing is dealt`() throws {
    let table = try edit(setup(["ana"]), []) { $0.mode = .distributed }
    #expect(table.take(Moment(at: 1, event: .away("ana"))) == [])
    #expect(table.take(Moment(at: 2, event: .publish)).count == 6)
  }

  @Test
  func `claims run out when they were to, whatever later ones last, or never where none do`() throws {
    let begun = setup(["ana", "joe"]) { $0.claimTimeout = Zone.hour }
    let shorter = try edit(begun, [.start("ana")]) { $0.claimTimeout = 10 * Zone.minute }
    #expect(shorter.take(Moment(at: 1, event: .start("joe"))) == ["assigned c2 joe claimed"])
    let minutes = 10 * Zone.minute + 1
    #expect(shorter.wait(until: Moment(at: minutes, event: .publish)) == ["@\(minutes) released c2 joe claimExpired"])
    #expect(
      shorter.wait(until: Moment(at: Zone.hour, event: .publish)) == ["@\(Zone.hour) released c1 ana claimExpired"])
    let never = try edit(begun, [.start("ana")]) { $0.claimTimeout = nil }
    #expect(never.wait(until: Moment(at: Zone.day, event: .publish)) == [])
  }

  @Test
  func `whoever stays on a list keeps their turn, and whoever is new to it comes last`() throws {
    let begun = setup(["ana", "joe", "dev", "maria"]) {
      $0.steps = ["closers", "shared_inbox"]
      $0.lists = [.init(name: "closers", members: ["ana", "joe", "dev"])]
    }
    let table = try edit(begun, [.reply("c1")]) {
      $0.lists = [
        .init(name: "openers", members: ["dev", "ana"]), .init(name: "closers", members: ["maria", "dev", "ana"]),
      ]
    }
    let names = { (ring: Int) in table.bank.state.rings[ring].order.map { table.bank.log.names[$0.index] } }
    #expect(names(2) == ["dev", "ana", "maria"])
    #expect(names(1) == ["dev", "ana"])
    #expect(names(0) == ["ana", "joe", "dev", "maria"])
  }

  @Test
  func `what is held goes where the new rules know a place`() throws {
    let begun = setup(["ana"]) { $0.steps = ["sender", "hold"] }
    let table = try edit(begun, [.reply("c1"), .reply("c2")]) { $0.steps = ["round_robin", "hold"] }
    #expect(
      table.take(Moment(at: 1, event: .click("c3"))) == [
        "routed c1 ana roundRobin", "routed c2 ana roundRobin", "clicked c3 nobody",
      ])
  }

  @Test
  func `fields that only the new rules ask for are known`() throws {
    let table = try edit(setup(["ana", "joe"]), []) { $0.rules = [.init(states: ["NJ", "PA"], to: ["joe"])] }
    #expect(table.take(Moment(at: 1, event: .reply("c4"))) == ["routed c4 joe tagRule"])
  }

  @Test
  func `whoever did or holds something stays in the team; whoever did not may go`() throws {
    let begun = setup(["ana", "joe"], others: ["dev"])
    #expect(throws: AdoptionFlaw.membersGone([MemberID(0)])) {
      try edit(begun, [.send("ana", nil)]) { $0.members = ["joe"] }
    }
    let table = try edit(begun, [.send("joe", nil)]) {
      $0.members = ["joe"]
      $0.others = []
    }
    #expect(table.take(Moment(at: 1, event: .start("joe"))) == ["assigned c2 joe claimed"])
  }

  @Test
  func `other contacts are refused`() throws {
    let (table, other) = (EngineTable(setup(["ana"])), EngineTable(setup(["ana"])))
    for id in ["c1", "c2"] { _ = table.take(Moment(at: 0, event: .contact(Row(id: id, phone: "1")))) }
    #expect(throws: AdoptionFlaw.otherContacts) { try other.bank.adopt(table.bank) }
    _ = other.take(Moment(at: 0, event: .contact(Row(id: "c1", phone: "1"))))
    #expect(throws: AdoptionFlaw.otherContacts) { try other.bank.adopt(table.bank) }
    _ = other.take(Moment(at: 0, event: .contact(Row(id: "c2", phone: "2"))))
    #expect(throws: AdoptionFlaw.otherContacts) { try other.bank.adopt(table.bank) }
  }

  @Test
  func `two edits without an event between them are what the last one says`() throws {
    let begun = setup(["ana", "joe"], others: ["dev", "maria"])
    let first = setup(["ana", "dev"], others: ["joe", "maria"])
    let second = setup(["joe", "maria"], others: ["ana", "dev"])
    let list = [Row(id: "c1")]
    let table = EngineTable(begun)
    _ = table.take(Moment(at: 0, event: .contact(list[0])))
    let once = try EngineTable(first, adopting: table, list)
    once.bank.reopen()
    let twice = try EngineTable(second, adopting: once, list)
    #expect(twice.take(Moment(at: 1, event: .away("joe"))) == ["joined maria", "left ana"])
    let back = try EngineTable(begun, adopting: once, list)
    #expect(back.take(Moment(at: 1, event: .away("joe"))) == [])
  }

  @Test
  func `whoever left by an event does not come back by an edit that does not name them, and the other way round`()
    throws
  {
    let begun = setup(["ana", "joe"], others: ["dev", "maria"])
    let table = try edit(begun, [.removeMember("joe"), .addMember("dev")]) {
      $0.members = ["ana", "joe", "maria"]
      $0.others = ["dev"]
    }
    #expect(table.take(Moment(at: 1, event: .start("joe"))) == ["joined maria", "refused notSelected"])
    #expect(table.take(Moment(at: 1, event: .start("dev"))) == ["assigned c1 dev claimed"])
  }

  @Test
  func `members join and leave at the first moment that comes, before what time brings about then`() throws {
    let begun = setup(["ana", "joe"], others: ["dev"]) {
      $0.steps = ["round_robin", "hold"]
      $0.claimTimeout = Zone.hour
    }
    let table = try edit(begun, [.start("ana")]) {
      $0.members = ["ana", "joe", "dev"]
      $0.others = []
    }
    #expect(
      table.take(Moment(at: Zone.day, event: .click("c6"))) == [
        "@\(Zone.hour) joined dev", "@\(Zone.hour) released c1 ana claimExpired", "clicked c6 nobody",
      ])
  }

  @Test
  func `who was told a short time ago is left alone under the new rules, too`() throws {
    let begun = setup(["ana", "joe"]) {
      $0.mode = .distributed
      $0.notices = [.init(type: "assignment", to: ["ana"])]
      $0.people = ["ana": .init(channels: ["sms"])]
    }
    let edited: (inout Setup) -> Void = {
      $0.members = ["joe", "ana"]
      $0.notices = [.init(type: "leaderboard"), .init(type: "assignment", to: ["ana"])]
    }
    let table = try edit(begun, [.publish], edited)
    let more = (7...8).map { Moment(at: 1000, event: .contact(Row(id: "c\($0)"))) }
    for moment in more { #expect(table.take(moment).count { $0.hasPrefix("notified") } == 0) }
    let end = 10 * Zone.minute
    #expect(table.wait(until: Moment(at: end, event: .publish)) == ["@\(end) notified ana 1"])
  }
}
