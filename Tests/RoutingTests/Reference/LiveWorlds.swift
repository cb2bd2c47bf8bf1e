/// Small worlds with what live campaigns have, each alone and all together: conversations that run out, members who are picked, rules
/// that are asked at once, answers that come first, shifts, hours by weekday, notifications of what has lain for long.
enum LiveWorlds {
  static let chains: [[String]] = [
    ["least_open", "shared_inbox"], ["closers" + Setup.byLeastOpen, "hold"], ["round_robin", "shared_inbox"],
    ["sender", "hold"], ["shared_inbox"],
  ]
  private static let modes: [Setup.Mode] = [.firstCome, .distributed, .buckets(1)]
  static let timeOuts: [Setup.TimeOut?] = [
    nil, .init(after: 10 * Zone.minute, then: nil),
    .init(after: 10 * Zone.minute, then: ["closers" + Setup.byLeastOpen, "shared_inbox"]),
  ]
  static let rules: [[Setup.Rule]] = [
    [], [.init(all: ["a"], to: ["ana", "joe"], by: .roundRobin, otherwise: ["closers"], holds: true, atOnce: true)],
    [.init(all: ["a"], to: ["ana"], otherwise: ["joe"], atOnce: true), .init(any: ["a", "b"], to: ["ana", "joe"])],
    [
      .init(all: ["a"], to: ["ana", "joe"], by: .leastOpen), .init(all: ["b"], to: ["joe"], holds: true, atOnce: true),
    ],
  ]

  static let setups: [Setup] = {
    var setups: [Setup] = []
    for chain in chains {
      for timeOut in timeOuts {
        for rules in rules {
          for isTight in [false, true] {
            var setup = Setup(
              members: ["ana", "joe"], others: ["philly"], mode: modes[setups.count % 3], steps: chain,
              lists: [.init(name: "closers", members: ["joe", "ana", "philly"])], rules: rules)
            setup.timeOut = timeOut
            setup.people["ana"] = .init(isManager: true)
            if isTight { tighten(&setup) }
            setups.append(setup)
          }
        }
      }
    }
    return setups
  }()

  /// Ana goes home in half an hour; the hours end in an hour, and texts may begin for another ten minutes.
  private static func tighten(_ setup: inout Setup) {
    let evening = Setup.Shifts(zone: "America/New_York", week: .week(1080..<1230))
    setup.people["ana"] = .init(maxOpen: 1, isManager: true, channels: ["email"], shifts: evening)
    setup.people["joe"] = .init(channels: ["email"])
    setup.answersFirst = 1
    setup.notices = [.init(type: "replies_waiting"), .init(type: "replies_waiting", after: 10 * Zone.minute)]
    setup.hours = .init(
      days: .week(540..<1260, saturday: 600..<1200), zone: "America/New_York", repliesWait: true,
      variants: [.init(states: ["PA"], week: .daily(480..<1200))], lastCall: 50 * Zone.minute)
  }

  /// Nothing has happened, or two replies came to someone who has written.
  static let beginnings: [[Moment]] = {
    let rows = [
      Row(id: "c1", tags: ["a"], phone: "1"), Row(id: "c2", lastTeamMember: "joe"),
      Row(id: "c3", tags: ["b"], state: "PA"),
    ]
    let list = rows.map { ScriptEvent.contact($0) } + [.publish]
    let amid = list + [.send("ana", "c1"), .reply("c1"), .reply("c2")]
    return [list, amid].map { $0.map { Moment(at: Search.evening, event: $0) } }
  }()

  /// What may happen, and how much later.
  static let events: [(event: ScriptEvent, gap: Int)] = {
    let soon: [ScriptEvent] = [
      .reply("c1"), .reply("c2"), .reply("c3"), .respond("ana", "c1"), .respond("joe", "c2"), .send("ana", nil),
      .send("joe", "c2"), .start("joe"), .away("ana"), .back("ana"), .away("joe"), .addMember("philly"),
      .removeMember("ana"), .removeMember("joe"), .tag("c1", ["b"], by: nil), .tag("c2", ["a"], by: "joe"),
      .untag("c1", ["a"], by: nil), .reassign(Move(to: "joe", from: "ana")),
      .reassign(Move(to: "closers", needsAttention: true, seed: 7)),
      .report("ana", "c1", tags: ["b"], resolves: true), .resolve("c2", by: "joe"), .reopen("c1", by: nil),
      .delivery("c1", .undelivered, code: "30003"), .delivery("c1", .blocked, code: nil),
      .elsewhere("c1", optsIn: false), .elsewhere("c1", optsIn: true),
      .reply(Reply(contact: "c1", isOptOut: true)), .optIn("ana", "c1"), .notify("replies_waiting", to: nil),
    ]
    // A time-out, the end of Ana's shift, the night.
    let later = [10 * Zone.minute, 30 * Zone.minute, 12 * Zone.hour].map { (ScriptEvent.click("c1"), $0) }
    return soon.map { ($0, 0) } + later + [(.reply("c1"), 10 * Zone.minute)]
  }()
}
