import Campaign
import Routing
import Testing

@Suite struct PickTests {
  private func rule(
    _ tag: UInt32, _ to: [UInt16], _ by: Pick = .all, otherwise: [[UInt16]] = [], holds: Bool = false
  ) -> TagRule {
    TagRule(
      condition: Condition(all: [TagID(tag)]), recipients: to.map { MemberID($0) }, by: by,
      otherwise: otherwise.map { $0.map { MemberID($0) } }, holds: holds)
  }

  /// The example of the language page.
  @Test func `a rule picks in turn, and its turn counts where another rule matches, too`() {
    let bank = Bank(["ana", "joe"], tags: ["Hot", "VIP"], tagRules: [rule(0, [0, 1], .roundRobin), rule(1, [1])])
    for (number, tags) in [["Hot"], ["Hot"], ["Hot", "VIP"], ["Hot"]].enumerated() {
      bank.add("c\(number)", tags: tags)
      bank.reply("c\(number)")
    }
    #expect(
      bank.effects() == [
        "routed c0 ana tagRule", "routed c1 joe tagRule", "routed c2 ana+joe tagRule", "routed c3 joe tagRule",
      ])
    #expect(bank.state.owner(of: ContactID(0)) == MemberID(0) && !bank.state.owner(of: ContactID(2)).isSomebody)
  }

  @Test func `weights count in the turns of a rule`() {
    let people = ["a": Bank.Person(weight: 5)]
    let bank = Bank(["a", "b", "c"], tags: ["Hot"], people: people, tagRules: [rule(0, [0, 1, 2], .roundRobin)])
    for number in 0..<7 {
      bank.add("c\(number)", tags: ["Hot"])
      bank.reply("c\(number)")
    }
    #expect(bank.effects().map { $0.split(separator: " ")[2] } == ["a", "a", "b", "a", "c", "a", "a"])
  }

  @Test func `otherwise is asked entry by entry, and hold waits for all whom the rule names`() {
    let bank = Bank(
      ["ana", "joe", "dana"], steps: [.roundRobin, .sharedInbox], tags: ["Hot"],
      tagRules: [rule(0, [0], otherwise: [[1]], holds: true)])
    bank.add("c1", tags: ["Hot"])
    bank.add("c2", tags: ["Hot"])
    bank.away("ana")
    bank.reply("c1")
    bank.away("joe")
    bank.reply("c2")
    #expect(bank.effects() == ["routed c1 joe tagRule otherwise", "held c2 tag_rule_empty"])
    bank.back("joe")
    #expect(bank.effects() == ["routed c2 joe tagRule otherwise"])
  }

  @Test func `what a step holds and what a rule holds wait for different members`() {
    let bank = Bank(
      ["ana", "joe"], steps: [.member(MemberID(1)), .hold], tags: ["Hot"], tagRules: [rule(0, [0], holds: true)])
    bank.add("c1", tags: ["Hot"])
    bank.add("c2")
    bank.away("ana")
    bank.away("joe")
    bank.reply("c1")
    bank.reply("c2")
    _ = bank.effects()
    bank.back("joe")
    #expect(bank.effects() == ["routed c2 joe member"])
    bank.back("ana")
    #expect(bank.effects() == ["routed c1 ana tagRule"])
  }

  @Test(arguments: [ReplyStep.leastOpen, .leastOpenOf(ListID(0))])
  func `while all of twelve accept, no one has two more than another`(_ step: ReplyStep) {
    var dice = Dice(7)
    let names = (0..<12).map { "m\($0)" }
    let list = UserList(name: "l", members: (0..<12).map { MemberID($0) })
    let bank = Bank(names, steps: [step, .sharedInbox], lists: [list])
    bank.add(count: 200)
    for number in 1...200 {
      bank.reply("c\(number)")
      let counts = names.map { bank.counts($0).needsAttention }
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
      // Whoever has the most answers now and then, so that they have no fewer than the others.
      if dice.roll(3) == 0, let most = counts.indices.max(by: { counts[$0] < counts[$1] }) {
        let own = (1...number).last {
          bank.state.placement(of: bank.contact("c\($0)")) == .member(MemberID(UInt16(most)))
            && bank.state.needsAttention(bank.contact("c\($0)"))
        }
        if let own { bank.respond(names[most], "c\(own)") }
      }
    }
  }

  @Test func `a rule that is adopted unchanged keeps its ring`() throws {
    func made(_ more: [TagRule]) -> Bank {
      Bank(["ana", "joe"], tags: ["Hot", "VIP"], tagRules: more + [rule(0, [0, 1], .roundRobin)])
    }
    let (old, new) = (made([]), made([rule(1, [0, 1], .roundRobin)]))
    for bank in [old, new] { for number in 0..<3 { bank.add("c\(number)", tags: ["Hot"]) } }
    old.reply("c0")
    try new.adopt(old)
    new.reply("c1")
    #expect(new.effects() == ["routed c1 joe tagRule"])
  }
}
