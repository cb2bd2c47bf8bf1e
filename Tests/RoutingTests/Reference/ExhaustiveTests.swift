import Foundation
import Synchronization
import TestSupport
import Testing

/// All campaigns of small worlds. Names are given by place (in declaration order, in the list, by first mention in the rules), so
/// no two campaigns are the same but for names; and what is refused changes nothing, so nothing is played after it.
///
/// `PATCHBAY_EXHAUSTIVE=4` plays all sequences of four events with three members, three contacts and two tags.
@Suite
struct ExhaustiveTests {
  static let length = ProcessInfo.processInfo.environment["PATCHBAY_EXHAUSTIVE"].flatMap { Int($0) }

  static let modes: [Setup.Mode] = [.firstCome, .distributed, .buckets(1)]
  static let steps = ["round_robin", "sender", "last_team_member", "sender_or_last_team_member", "ana", "closers"]
  static let chains: [[String]] = [["shared_inbox"]] + steps.flatMap { [[$0, "shared_inbox"], [$0, "hold"]] }
  /// Tag rules: none; one; the same tag to several; two that overlap.
  static let rules: [(name: String, rules: [Setup.Rule])] = [
    ("no rules", []), ("a to ana", [.init(all: ["a"], to: ["ana"])]),
    ("a to both", [.init(all: ["a"], to: ["ana"]), .init(any: ["a"], to: ["joe"])]),
    (
      "a not b to ana, b to both",
      [.init(all: ["a"], none: ["b"], to: ["ana"]), .init(all: ["b"], to: ["ana", "joe"])]
    ),
  ]

  /// Every mode, chain and set of rules, in turn with and without caps, weights and notifications.
  static let setups: [Setup] = {
    var setups: [Setup] = []
    for mode in modes {
      for chain in chains {
        for (place, rules) in rules.enumerated() {
          var setup = Setup(
            members: ["ana", "joe"], others: ["philly"], mode: mode, lastTeamMemberFirst: setups.count % 4 > 1,
            steps: chain, lists: [.init(name: "closers", members: ["joe", "ana", "philly"])], rules: rules.rules)
          setup.people["ana"] = .init(isManager: true)
          if (setups.count + place) % 2 == 1 { tighten(&setup) }
          setups.append(setup)
        }
      }
    }
    return setups
  }()

  private static func tighten(_ setup: inout Setup) {
    setup.people = [
      "ana": .init(maxOpen: 1, weight: 2, isManager: true, channels: ["email"]), "joe": .init(maxOpen: 1),
    ]
    setup.maxPerMember = 2
    setup.notices = [.init(type: "assignment"), .init(type: "replies_waiting")]
    setup.hours = .init(start: 540, end: 1260, zone: "America/New_York", repliesWait: true)
  }

  static func list(_ contacts: Int) -> [Moment] {
    let rows = [
      Row(id: "c1", lastTeamMember: "joe", phone: "1"), Row(id: "c2", tags: ["a"]), Row(id: "c3", tags: ["a", "b"]),
    ]
    return (rows.prefix(contacts).map { .contact($0) } + [.publish]).map { Moment(at: Search.evening, event: $0) }
  }

  /// What may happen, and how much later.
  static func events(_ members: [String], _ contacts: Int) -> [(event: ScriptEvent, gap: Int)] {
    let contacts = (1...contacts).map { "c\($0)" }
    var events: [ScriptEvent] = []
    for member in members {
      events += [.start(member), .send(member, nil), .away(member), .back(member)]
      events += [.addMember(member), .removeMember(member)]
      for contact in contacts { events.append(.respond(member, contact)) }
    }
    for contact in contacts { events += [.reply(contact), .send("ana", contact)] }
    events += [
      .reply(Reply(contact: "c1", isOptOut: true)), .reply(Reply(contact: "c2", tags: ["b"], isReviewed: true)),
    ]
    events += [.tag("c1", ["a"], by: nil), .optOut("c2", by: "ana"), .optIn("ana", "c2")]
    events += [.report("ana", "c1", tags: ["b"], resolves: true), .resolve("c2", by: "joe"), .reopen("c1", by: nil)]
    events.append(.reassign(Move(to: "joe", from: "ana")))
    events.append(.reassign(Move(to: "closers", needsAttention: true, seed: 7)))
    return events.map { ($0, 0) } + [(.click("c1"), Zone.hour), (.click("c1"), 12 * Zone.hour)]
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: setups.indices)
  func `engine and model agree on each`(_ place: Int) {
    let setup = Self.setups[place]
    let events = Self.events(Self.length == nil ? ["ana", "philly"] : setup.team, Self.length == nil ? 2 : 3)
    // In the normal run, one setup in three plays two events.
    var search = Search(events: events, depth: Self.length ?? (place % 3 == 0 ? 2 : 1), beginning: Search.evening)
    let (engine, model) = (EngineTable(setup), Model(setup))
    var script = Script(setup: setup, events: Self.list(Self.length == nil ? 2 : 3))
    search.begin(script, engine, model)
    if let wrong = search.found {
      script.events += wrong
      let smallest = Difference.find(script)?.shrunk { Difference.find($0) }
      Issue.record("\(smallest?.description ?? script.yaml(expect: []))")
    }
    #expect(search.count > events.count / 3)
    Self.played.withLock {
      $0.setups += 1
      $0.campaigns += search.count
      if $0.setups == Self.setups.count { print("\($0.campaigns) small campaigns under \($0.setups) rule files") }
    }
  }

  private static let played = Mutex((setups: 0, campaigns: 0))
}
