import Campaign
import Routing
import Testing
import Zones

private let minute: Int64 = 60_000

@Suite struct ReplyTimeoutTests {
  private func bank(
    _ steps: [ReplyStep] = [.roundRobin, .sharedInbox], then: [ReplyStep]? = nil, rules: [TagRule] = [],
    hours: TextingHours? = nil
  ) -> Bank {
    let bank = Bank(
      ["ana", "joe", "dana"], steps: steps, tags: ["a", "b"], hours: hours,
      timeout: ReplyTimeout(after: 30 * minute, then: then), tagRules: rules)
    bank.add("c1", tags: ["a"])
    bank.add("c2")
    return bank
  }

  private func rule(_ tag: UInt32, _ to: [UInt16], holds: Bool = false) -> TagRule {
    TagRule(condition: Condition(all: [TagID(tag)]), recipients: to.map { MemberID($0) }, holds: holds)
  }

  /// The example of the language page.
  @Test func `two members in turn, then the shared inbox, then whoever answers owns it`() {
    let bank = Bank(
      ["ana", "joe"], steps: [.roundRobin, .sharedInbox], timeout: ReplyTimeout(after: 30 * minute))
    bank.add("c1")
    bank.now = 600 * minute
    bank.reply("c1")
    bank.now = 620 * minute
    bank.reply("c1")
    #expect(bank.effects() == ["routed c1 ana roundRobin", "routed c1 ana owner"])
    bank.now = 665 * minute
    bank.respond("ana", "c1")
    #expect(
      bank.effects() == [
        "@37800000 timed_out c1 ana", "@37800000 routed c1 joe roundRobin timed_out",
        "@39600000 timed_out c1 joe", "@39600000 routed c1 shared_inbox sharedInbox timed_out",
        "responded c1 ana", "owned c1 ana",
      ])
    #expect(bank.counts("ana").timedOut == 1 && bank.counts("joe").timedOut == 1 && bank.state.counts.timedOut == 2)
    bank.reply("c1")
    #expect(bank.effects() == ["routed c1 ana owner"])
  }

  @Test func `steps of its own, and hold in a tag rule means the shared inbox`() {
    let bank = bank([.sender, .hold], then: [.member(MemberID(2)), .sharedInbox], rules: [rule(0, [0], holds: true)])
    bank.now = minute
    bank.reply("c1")
    bank.now = 32 * minute
    bank.take(.clock)
    #expect(
      bank.effects() == [
        "routed c1 ana tagRule", "@1860000 timed_out c1 ana",
        "@1860000 routed c1 shared_inbox sharedInbox tag_rule_empty timed_out",
      ])
  }

  @Test func `a reassignment begins anew, and no one is passed over`() {
    let bank = bank()
    bank.now = minute
    bank.reply("c2")
    bank.now = 32 * minute
    bank.take(.clock)
    _ = bank.effects()
    bank.take(.reassign(Reassignment(to: .member(MemberID(0)), from: MemberID(1))))
    #expect(bank.effects() == ["assigned c2 ana reassigned", "routed c2 ana owner reassigned"].suffix(1))
    bank.now = 63 * minute
    bank.take(.clock)
    #expect(
      bank.effects() == ["@3720000 timed_out c2 ana", "@3720000 routed c2 dana roundRobin timed_out"])
  }

  @Test func `the fourth time it goes straight to the shared inbox`() {
    let bank = Bank(
      ["a", "b", "c", "d", "e", "f"], steps: [.roundRobin, .sharedInbox], timeout: ReplyTimeout(after: minute))
    bank.add("c1")
    bank.now = minute
    bank.reply("c1")
    bank.now = 10 * minute
    bank.take(.clock)
    #expect(
      bank.effects().filter { $0.contains("routed") }.map {
        String($0.split(separator: "routed ")[$0.first == "@" ? 1 : 0].split(separator: " ")[1])
      }
        == ["a", "b", "c", "d", "shared_inbox"])
  }

  @Test func `what runs out frees its member for what is held, before the next one runs out`() {
    let one = Bank.Person(maxOpen: 1)
    let bank = Bank(
      ["ana", "joe"], steps: [.roundRobin, .hold], people: ["ana": one, "joe": one],
      timeout: ReplyTimeout(after: minute))
    bank.add(count: 3)
    bank.now = minute
    for name in ["c1", "c2", "c3"] { bank.reply(name) }
    _ = bank.effects()
    bank.now = 2 * minute
    bank.take(.clock)
    #expect(
      bank.effects() == [
        "@120000 timed_out c1 ana", "@120000 routed c1 shared_inbox sharedInbox timed_out",
        "@120000 routed c3 ana roundRobin",
        "@120000 timed_out c2 joe", "@120000 routed c2 shared_inbox sharedInbox timed_out",
      ])
  }

  @Test(arguments: [(20 * 60 + 50, 24 * 60 + 9 * 60 + 20), (20 * 60 + 30, 24 * 60 + 9 * 60), (600, 630)])
  func `where replies wait, only time inside the hours counts`(_ reply: Int, _ due: Int) throws {
    let utc = try #require(ZoneRules(name: "UTC", transitions: [], offsets: [0]))
    let hours = try #require(TextingHours(start: 540, end: 1260, zone: .fixed(utc), repliesWait: true))
    let bank = bank(hours: hours)
    bank.now = Int64(reply) * minute
    bank.reply("c2")
    _ = bank.effects()
    bank.now = 3 * 1440 * minute
    bank.take(.clock)
    #expect(bank.effects().first == "@\(Int64(due) * minute) timed_out c2 ana")
  }

  @Test func `clocks, and who was passed over, come back from the disk`() {
    let bank = bank()
    bank.now = minute
    bank.reply("c2")
    bank.now = 40 * minute
    bank.take(.clock)
    _ = bank.effects()
    let before = bank.state
    #expect(bank.readBack() && bank.state == before)
    bank.now = 90 * minute
    bank.take(.clock)
    #expect(
      bank.effects() == ["@3660000 timed_out c2 joe", "@3660000 routed c2 dana roundRobin timed_out"])
  }

  @Test func `a clock keeps its start under other rules`() throws {
    let old = bank()
    old.now = minute
    old.reply("c2")
    let new = Bank(
      ["ana", "joe", "dana"], steps: [.roundRobin, .sharedInbox], tags: ["a", "b"],
      timeout: ReplyTimeout(after: 10 * minute))
    new.add("c1", tags: ["a"])
    new.add("c2")
    try new.adopt(old)
    new.now = 12 * minute
    new.take(.clock)
    #expect(new.effects() == ["@660000 timed_out c2 ana", "@660000 routed c2 joe roundRobin timed_out"])
  }
}
