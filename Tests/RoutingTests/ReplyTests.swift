import Campaign
import Routing
import Testing

@Suite
struct ReplyTests {
  func rule(_ tag: UInt32, _ to: [Int]) -> (Condition, [Int]) { (Condition(all: [TagID(tag)]), to) }

  @Test
  func `the same tag on several members reaches all of them, and the first to respond owns it`() {
    let bank = Bank(["ana", "joe", "philly"], rules: [rule(0, [0, 1])], tags: ["Spanish"])
    bank.add("c1", tags: ["Spanish"])
    bank.send("philly")
    _ = bank.effects()
    bank.reply("c1")
    #expect(bank.effects() == ["routed c1 ana+joe tagRule"])
    #expect(bank.counts("ana").needsAttention == 1 && bank.counts("joe").needsAttention == 1)
    #expect(bank.state.counts.needsAttention == 1)
    bank.respond("joe", "c1")
    #expect(bank.effects() == ["responded c1 joe", "owned c1 joe"])
    #expect(bank.counts("ana").needsAttention == 0 && bank.counts("ana").inbox == 1)
    bank.reply("c1")
    bank.away("joe")
    bank.reply("c1")
    #expect(bank.effects() == ["routed c1 joe owner", "routed c1 ana tagRule"])
    bank.away("ana")
    bank.reply("c1")
    #expect(bank.effects() == ["routed c1 philly sender tag_rule_empty"])
  }

  @Test
  func `skipped members keep their place in the ring`() {
    let names = ["a", "b", "c", "d", "e"]
    let bank = Bank(names, steps: [.roundRobin, .sharedInbox])
    bank.add(count: 9)
    for name in ["a", "b", "d"] { bank.away(name) }
    for number in 1...4 { bank.reply("c\(number)") }
    for name in ["a", "b", "d"] { bank.back(name) }
    for number in 5...9 { bank.reply("c\(number)") }
    #expect(bank.effects().map { $0.split(separator: " ")[2] } == ["c", "e", "c", "e", "a", "b", "d", "c", "e"])
  }

  @Test
  func `shared inbox: the first to respond owns the conversation`() {
    let bank = Bank(["ana", "joe"], steps: [.sharedInbox])
    bank.add("c1")
    bank.send("ana")
    _ = bank.effects()
    bank.reply("c1")
    bank.respond("joe", "c1")
    bank.reply("c1")
    #expect(
      bank.effects() == [
        "routed c1 shared_inbox sharedInbox", "responded c1 joe", "owned c1 joe", "routed c1 joe owner",
      ])
    #expect(bank.counts("joe").conversed == 1 && bank.counts("ana").replies == 1)
  }

  @Test
  func `held work drains oldest first, to whom the steps accept`() {
    let bank = Bank(["ana", "joe"], steps: [.sender, .hold])
    bank.add(count: 3)
    bank.send("ana")
    bank.send("joe")
    bank.send("ana")
    bank.away("ana")
    bank.away("joe")
    _ = bank.effects()
    for number in [3, 2, 1] { bank.reply("c\(number)") }
    #expect(bank.effects() == ["held c3", "held c2", "held c1"])
    bank.back("ana")
    #expect(bank.effects() == ["routed c3 ana sender", "routed c1 ana sender"])
    #expect(bank.state.counts.held == 1)
  }

  @Test
  func `a held reply that came before the first text goes to whoever sends it, before anything newer`() {
    let bank = Bank(["ana", "joe"], steps: [.sender, .hold])
    bank.add(count: 2)
    bank.reply("c1")
    bank.send("ana")
    bank.send("ana")
    bank.reply("c2")
    #expect(
      bank.effects() == [
        "held c1", "assigned c1 ana claimed", "sent c1 ana", "routed c1 ana sender", "assigned c2 ana claimed",
        "sent c2 ana", "routed c2 ana sender",
      ])
  }

  @Test(arguments: [true, false])
  func `an owner who is away and answers all the same takes the conversation out of hold`(_ isHeld: Bool) {
    let bank = Bank(["ana"], steps: [.roundRobin, isHeld ? .hold : .sharedInbox])
    bank.add("c1")
    bank.reply("c1")
    bank.away("ana")
    bank.reply("c1")
    _ = bank.effects()
    bank.respond("ana", "c1")
    #expect(bank.effects() == ["responded c1 ana", "owned c1 ana"])
    #expect(bank.state.counts.held == 0 && bank.counts("ana").inbox == 1)
    bank.back("ana")
    #expect(bank.effects().isEmpty)
  }

  @Test
  func `a first text after an answered reply makes a conversation`() {
    let bank = Bank(["ana", "joe"])
    bank.add("c1")
    bank.reply("c1")
    bank.respond("joe", "c1")
    bank.reply("c1")
    bank.send("ana")
    bank.respond("joe", "c1")
    #expect(bank.counts("ana").conversed == 1 && bank.counts("joe").conversed == 0)
  }

  @Test
  func `someone who leaves: what waits only with them is routed again, oldest first; copies stay with the others`() {
    let bank = Bank(
      ["ana", "joe", "philly"], steps: [.roundRobin, .sharedInbox], rules: [rule(0, [0, 1])], tags: ["Spanish"])
    bank.add("s1", tags: ["Spanish"])
    bank.add(count: 4)
    bank.reply("s1")
    for number in [2, 3, 4, 5] { bank.reply("c\(number)") }
    _ = bank.effects()
    bank.leave("ana")
    #expect(
      bank.effects() == ["left ana", "routed c2 joe roundRobin again", "routed c5 philly roundRobin again"])
    #expect(bank.counts("ana").needsAttention == 0)
    #expect(bank.state.placement(of: ContactID(0)) == .member(MemberID(1)))
  }

  @Test
  func `an opt out leaves every inbox and queue, covers the phone, and is credited`() {
    let bank = Bank(["ana", "joe"], distribution: Distribution(mode: .distributed))
    bank.add("c1", phone: "1")
    bank.add("c2", phone: "1")
    bank.add("c3")
    bank.publish()
    bank.send("ana", "c1")
    _ = bank.effects()
    bank.reply("c1")
    bank.reply("c1", optOut: true)
    #expect(
      bank.effects() == ["routed c1 ana lastTeamMember", "opted_out c1 keyword ana", "opted_out c2 like c1"])
    #expect(bank.counts("ana").inbox == 0 && bank.counts("ana").optOuts == 1 && bank.counts("ana").replies == 1)
    bank.optOut("c3", by: "joe")
    bank.reply("c3")
    bank.respond("joe", "c1")
    #expect(
      bank.effects() == ["released c3 joe optedOut", "opted_out c3 joe", "refused optedOut", "refused optedOut"])
    #expect(bank.counts("joe").waiting == 0)
  }

  @Test
  func `conditions: all, any, none and fields`() {
    let spanishDonor = Condition(
      all: [TagID(0), TagID(1)], none: [TagID(2)], fields: [FieldTest(field: FieldID(0), values: [ValueID(0)])])
    let noMinor = Condition(none: [TagID(0), TagID(1), TagID(2)])
    let fromOhio = Condition(fields: [FieldTest(field: FieldID(0), values: [ValueID(1)])])
    let bank = Bank(
      ["ana", "joe", "philly"], rules: [(spanishDonor, [0]), (noMinor, [1]), (fromOhio, [2])],
      tags: ["Spanish", "Donor", "Minor"], fields: [PolicyField(name: "state", values: ["PA", "OH"])])
    bank.add("c1", tags: ["Donor", "Spanish"], values: [0])
    bank.add("c2", tags: ["Donor", "Spanish"], values: [1])
    bank.add("c3", tags: ["Donor", "Minor", "Spanish"], values: [0])
    bank.add("c4", tags: ["VIP"], values: [1])
    for number in 1...4 { bank.reply("c\(number)") }
    #expect(
      bank.effects() == [
        "routed c1 ana tagRule", "routed c2 philly tagRule", "routed c3 shared_inbox sharedInbox",
        "routed c4 joe+philly tagRule",
      ])
  }

  @Test
  func `a reply reopens, a message comes once, a tag counts from the next reply`() {
    let bank = Bank(["ana", "joe"], rules: [rule(0, [1])], tags: ["Donor"])
    bank.add("c1")
    bank.send("ana")
    _ = bank.effects()
    bank.reply("c1", message: 0)
    bank.reply("c1", message: 0)
    bank.resolve("c1", by: "ana")
    #expect(bank.counts("ana").resolved == 1 && bank.counts("ana").inbox == 0)
    bank.tag("c1", ["Donor"])
    bank.reply("c1", message: 1)
    #expect(
      bank.effects() == [
        "routed c1 ana lastTeamMember", "refused duplicateMessage", "resolved c1 ana", "tagged c1", "reopened c1",
        "routed c1 joe tagRule",
      ])
    bank.tag("c1", ["Opt Out"], by: "joe")
    #expect(bank.effects() == ["tagged c1", "opted_out c1 joe"])
  }

  @Test
  func `an opt out counts under a number that another message had, and once`() {
    let bank = Bank(["ana"], people: ["ana": Bank.Person(isManager: true)])
    bank.add("c1")
    bank.add("c2")
    bank.send("ana")
    bank.send("ana")
    bank.reply("c1", message: 0)
    _ = bank.effects()
    bank.reply("c1", optOut: true, message: 0)
    bank.reply("c1", optOut: true, message: 0)
    bank.optIn("c1", by: "ana")
    bank.reply("c1", optOut: true, message: 0)
    bank.reply("c2", optOut: true, message: 0)
    #expect(
      bank.effects().filter { !$0.hasPrefix("released") && !$0.hasPrefix("routed") } == [
        "opted_out c1 keyword ana", "refused duplicateMessage", "opted_in c1 ana", "refused duplicateMessage",
        "opted_out c2 keyword ana",
      ])
  }

  @Test
  func `a fresh contact's reply goes to the last team member; once someone wrote, to the latest writer only`() {
    let bank = Bank(["ana", "joe", "philly"], steps: [.lastTeamMember, .sharedInbox])
    bank.add("c1", last: "philly")
    bank.reply("c1")
    bank.send("joe")
    bank.away("joe")
    bank.reply("c1")
    let effects = bank.effects()
    #expect(effects.first == "routed c1 philly lastTeamMember")
    #expect(effects.last == "routed c1 shared_inbox sharedInbox")
  }
}
