import Campaign
import TestSupport
import Testing

@testable import Routing

@Suite
struct RandomCampaignTests {
  static let names = ["ana", "joe", "philly", "maria", "dev"]

  static func bank(_ dice: inout Dice) -> Bank {
    let count = 1 + dice.roll(4)
    let modes: [Distribution.Mode] = [.firstComeFirstServed, .distributed, .buckets(size: 1 + dice.roll(4))]
    let list = UserList(name: "closers", members: [MemberID(0)])
    let chains: [[ReplyStep]] = [
      [.sharedInbox], [.roundRobin, .sharedInbox], [.roundRobin, .hold], [.sender, .hold],
      [.lastTeamMember, .roundRobin, .sharedInbox], [.senderOrLastTeamMember, .sharedInbox],
      [.member(MemberID(0)), .list(ListID(0)), .hold], [.list(ListID(0)), .sharedInbox],
    ]
    var rules: [(Condition, [Int])] = []
    for _ in 0..<dice.roll(4) {
      let tag = TagID(UInt32(dice.roll(3)))
      let condition = dice.roll(3) == 0 ? Condition(none: [tag]) : Condition(all: [tag])
      rules.append((condition, Array(Set((0...dice.roll(3)).map { _ in dice.roll(count) })).sorted()))
    }
    return Bank(
      Array(names.prefix(count)), others: Array(names.dropFirst(count)),
      distribution: Distribution(mode: modes[dice.roll(3)], lastTeamMemberFirst: dice.roll(2) == 0),
      steps: chains[dice.roll(chains.count)], lists: [list], rules: rules, tags: ["a", "b", "c"])
  }

  static func step(_ bank: Bank, _ dice: inout Dice) {
    let who = names[dice.roll(names.count)]
    let contact = "c\(1 + dice.roll(12))"
    switch dice.roll(18) {
    case 0, 1: bank.addRandom(&dice, names)
    case 2: bank.publish()
    case 3: bank.start(who)
    case 4, 5: bank.send(who)
    case 6: bank.send(who, contact)
    case 7, 8, 9: bank.reply(contact)
    case 10, 11: bank.respond(who, contact)
    case 12: dice.roll(4) == 0 ? bank.optOut(contact, by: who) : bank.reply(contact, optOut: dice.roll(4) == 0)
    case 13: bank.away(who)
    case 14: bank.back(who)
    case 15: bank.join(who)
    case 16: bank.leave(who)
    default:
      switch dice.roll(3) {
      case 0: bank.tag(contact, [["a", "b", "c"][dice.roll(3)]])
      case 1: bank.untag(contact, [["a", "b", "c"][dice.roll(3)]])
      default: bank.resolve(contact, by: who)
      }
    }
  }

  @Test(
    .tags(.slow), .onlyInFullRuns, arguments: 0..<40
  )
  func `what the engine keeps along the way is what counting again finds`(_ batch: Int) {
    for seed in batch * 25..<(batch + 1) * 25 {
      var dice = Dice(UInt64(seed + 1))
      let bank = Self.bank(&dice)
      for _ in 0..<8 { bank.addRandom(&dice, Self.names) }
      for step in 0..<60 {
        Self.step(bank, &dice)
        let differences = Recount.differences(bank.state)
        #expect(differences.isEmpty, "seed \(seed), step \(step): \(differences)")
        if !differences.isEmpty { return }
      }
    }
  }

  @Test
  func `counting again notices a count that was moved by hand`() {
    let bank = Bank(["ana", "joe"])
    bank.add(count: 3)
    bank.send("ana")
    bank.reply("c1")
    var state = bank.state
    #expect(Recount.differences(state).isEmpty)
    state.members[0].counts.needsAttention += 1
    #expect(!Recount.differences(state).isEmpty)
    state = bank.state
    state.open.remove(ContactID(2), on: .usual)
    #expect(!Recount.differences(state).isEmpty)
  }
}
