/// Random rule files.
extension Setup {
  static func random(_ dice: inout Dice) -> Setup {
    var setup = Setup()
    let count = 1 + dice.roll(4)
    setup.members = Array(Script.names.prefix(count))
    setup.others = Array(Script.names.dropFirst(count))
    setup.guests = ["guest"]
    setup.mode = [.firstCome, .distributed, .buckets(1 + dice.roll(4))][dice.roll(3)]
    setup.lastTeamMemberFirst = dice.roll(2) == 0
    setup.lists = ["closers", "openers"].map { name in
      .init(name: name, members: some(of: setup.members, &dice).shuffled(&dice))
    }
    setup.steps = steps(setup, &dice)
    for _ in 0..<[0, 1, 2, 5][dice.roll(4)] { setup.rules.append(rule(setup, &dice)) }
    setup.claimTimeout = [nil, 10 * Zone.minute, Zone.hour, Zone.day][dice.roll(4)]
    if dice.roll(3) == 0 { setup.maxPerMember = dice.roll(5) }
    if dice.roll(3) == 0 { setup.hours = hours(&dice) }
    if dice.roll(3) == 0 {
      for _ in 0...dice.roll(3) { setup.notices.append(notice(setup, &dice)) }
    }
    addPeople(&setup, &dice)
    return setup
  }

  /// Most replies go to the member whose turn it is.
  mutating func takeTurns() {
    steps = ["round_robin"] + steps.filter { $0 != "round_robin" }
    rules = Array(rules.prefix(1))
    for name in team { people[name]?.weight = 1 }
  }

  /// Whoever is given first texts is told of them.
  mutating func tellOfFirstTexts() {
    if !notices.contains(where: { $0.type == "assignment" }) { notices.append(Notice(type: "assignment")) }
    for name in members + others { people[name, default: Person()].channels = ["email"] }
  }

  static let noticeTypes = ["assignment", "replies_waiting", "leaderboard", "asked_back"]

  private static func notice(_ setup: Setup, _ dice: inout Dice) -> Notice {
    var notice = Notice(type: noticeTypes[dice.roll(7) % 4])
    if dice.roll(3) == 0 { notice.to = dice.roll(2) == 0 ? ["closers"] : some(of: setup.members, &dice) }
    return notice
  }

  private static func hours(_ dice: inout Dice) -> Hours {
    // In the second window, clocks are put forward and back.
    let (start, end) = [(540, 1260), (90, 150), (1200, 1440), (0, 720)][dice.roll(4)]
    let zones = Zone.all.map(\.name)
    return Hours(
      start: start, end: end, zone: dice.roll(3) == 0 ? zones[dice.roll(zones.count)] : nil,
      missing: dice.roll(2) == 0 ? zones[dice.roll(zones.count)] : nil, repliesWait: dice.roll(3) > 0)
  }

  /// Caps, weights and channels for some campaigns; now and then all the same weight.
  private static func addPeople(_ setup: inout Setup, _ dice: inout Dice) {
    let (hasCaps, hasWeights) = (dice.roll(2) == 0, dice.roll(3) == 0)
    for name in setup.members + setup.others {
      var person = Person(isManager: dice.roll(2) == 0)
      if hasCaps && dice.roll(3) > 0 { person.maxOpen = [0, 1, 1, 2, 3][dice.roll(5)] }
      if hasWeights { person.weight = [1, 1, 2, 5][dice.roll(4)] }
      if !setup.notices.isEmpty { person.channels = [[], ["email"], ["sms", "email"]][dice.roll(3)] }
      setup.people[name] = person
    }
    setup.people["guest"] = Person(isManager: true)
  }

  private static func some(of all: [String], _ dice: inout Dice) -> [String] {
    let chosen = all.filter { _ in dice.roll(2) == 0 }
    return chosen.isEmpty ? [all[dice.roll(all.count)]] : chosen
  }

  private static func steps(_ setup: Setup, _ dice: inout Dice) -> [String] {
    let kinds =
      ["round_robin", "sender", "last_team_member", "sender_or_last_team_member", "closers", "openers"]
      + [setup.members[dice.roll(setup.members.count)]]
    var steps = dice.roll(4) == 0 ? ["round_robin"] : []
    for _ in 0..<dice.roll(4) {
      let step = kinds[dice.roll(kinds.count)]
      if !steps.contains(step) { steps.append(step) }
    }
    return steps + [steps.isEmpty || dice.roll(2) == 0 ? "shared_inbox" : "hold"]
  }

  private static func rule(_ setup: Setup, _ dice: inout Dice) -> Rule {
    var rule = Rule(to: some(of: setup.members, &dice))
    let tag = { (dice: inout Dice) in Script.tags[dice.roll(Script.tags.count)] }
    repeat {
      if dice.roll(2) == 0 { rule.all.append(tag(&dice)) }
      if dice.roll(4) == 0 { rule.any = [tag(&dice), tag(&dice)] }
      if dice.roll(4) == 0 { rule.none.append(tag(&dice)) }
      if dice.roll(5) == 0 { rule.states = Script.states.filter { _ in dice.roll(2) == 0 } }
    } while !rule.asksSomething
    return rule
  }
}

extension Array {
  func shuffled(_ dice: inout Dice) -> [Element] {
    var shuffled = self
    for place in indices.reversed() where place > 0 { shuffled.swapAt(place, dice.roll(place + 1)) }
    return shuffled
  }
}
