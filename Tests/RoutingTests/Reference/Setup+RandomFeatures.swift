/// Random rule files with the features of live campaigns, so chosen that rare things happen often.
extension Setup {
  mutating func add(_ features: Features, _ dice: inout Dice) {
    if features.contains(.leastOpen) { askByLeastOpen(&dice) }
    if features.contains(.timeOuts) && dice.roll(3) > 0 { addTimeOut(features, &dice) }
    let asksRules = !features.isDisjoint(with: [.tagPicks, .atOnce])
    if asksRules && rules.isEmpty { for _ in 0...dice.roll(3) { rules.append(rule(&dice)) } }
    for index in rules.indices {
      if features.contains(.tagPicks) { pick(in: &rules[index], &dice) }
      if features.contains(.atOnce) { rules[index].atOnce = dice.roll(2) == 0 }
    }
    if features.contains(.answersFirst) && dice.roll(2) == 0 { answersFirst = 1 + dice.roll(3) }
    if features.contains(.weekHours) && dice.roll(2) == 0 { hours = weekHours(&dice) }
    if features.contains(.shifts) { addShifts(&dice) }
    if features.contains(.delayedNotices) { delayNotices(&dice) }
  }

  private mutating func askByLeastOpen(_ dice: inout Dice) {
    for index in steps.indices {
      let isList = lists.contains { $0.name == steps[index] }
      if isList && dice.roll(2) == 0 { steps[index] += Self.byLeastOpen }
      if steps[index] == "round_robin" && dice.roll(2) == 0 { steps[index] = "least_open" }
    }
    if dice.roll(3) == 0 && !steps.contains("least_open") { steps.insert("least_open", at: dice.roll(2)) }
    if steps.last == "least_open" { steps.append("shared_inbox") }
    if steps.first == "shared_inbox" { steps = ["shared_inbox"] }
  }

  /// As long as gaps between events often are.
  private static func length(_ dice: inout Dice) -> Int {
    [1000, 4 * Zone.minute, 10 * Zone.minute, 10 * Zone.minute, 30 * Zone.minute, Zone.hour, 5 * Zone.hour][
      dice.roll(7)]
  }

  private mutating func addTimeOut(_ features: Features, _ dice: inout Dice) {
    timeOut = TimeOut(after: Self.length(&dice), then: nil)
    // It takes five to hand a conversation over four times.
    if dice.roll(3) == 0 { (members, others) = (members + others, []) }
    if dice.roll(2) == 0 { return }
    var kinds = ["round_robin", "sender", "last_team_member", "closers", "openers"] + members
    if features.contains(.leastOpen) { kinds += ["least_open", "closers" + Self.byLeastOpen] }
    let then = kinds.shuffled(&dice).prefix(dice.roll(3))
    timeOut?.then = then + ["shared_inbox"]
  }

  private func rule(_ dice: inout Dice) -> Rule {
    Rule(all: [Script.tags[dice.roll(Script.tags.count)]], to: members.filter { $0 == members[0] || dice.roll(2) == 0 })
  }

  private func pick(in rule: inout Rule, _ dice: inout Dice) {
    rule.by = [.all, .roundRobin, .roundRobin, .leastOpen][dice.roll(4)]
    let entries = (members + ["closers", "openers"]).shuffled(&dice)
    rule.otherwise = Array(entries.prefix([0, 0, 1, 2][dice.roll(4)]))
    rule.holds = dice.roll(4) == 0
  }

  /// Stretches that begin and end at quarters, as events often do; one is where clocks are put forward and back.
  private static let stretches: [[Range<Int>]] = [
    [540..<1260], [600..<1200], [720..<1020, 1080..<1200], [90..<150], [0..<1440], [0..<600, 600..<720], [],
    [1200..<1440],
  ]

  private static func week(_ dice: inout Dice) -> Week {
    let usual = stretches[dice.roll(stretches.count)]
    return Week(days: (0..<7).map { _ in dice.roll(3) == 0 ? stretches[dice.roll(stretches.count)] : usual })
  }

  private func weekHours(_ dice: inout Dice) -> Hours {
    let zones = Zone.all.map(\.name)
    var hours = Hours(
      days: Self.week(&dice), zone: dice.roll(3) == 0 ? zones[dice.roll(zones.count)] : nil,
      missing: dice.roll(3) > 0 ? zones[dice.roll(zones.count)] : nil, repliesWait: dice.roll(4) > 0)
    if dice.roll(2) == 0 {
      let days = Script.Habits.beginnings.map { $0 / Zone.day + 1 }
      hours.closed = days.flatMap { dice.roll(2) == 0 ? [$0, $0 + 1] : [$0] }
    }
    for _ in 0..<[0, 1, 2][dice.roll(3)] {
      let states = Script.states.filter { _ in dice.roll(2) == 0 }
      hours.variants.append(Variant(states: states.isEmpty ? ["PA"] : states, week: Self.week(&dice)))
    }
    if dice.roll(2) == 0 { hours.lastCall = [1, 10, 15, 60, 720][dice.roll(5)] * Zone.minute }
    return hours
  }

  private mutating func addShifts(_ dice: inout Dice) {
    for index in lists.indices where dice.roll(4) == 0 { lists[index].shifts = Self.shifts(&dice) }
    for name in members + others where dice.roll(3) == 0 { people[name, default: Person()].shifts = Self.shifts(&dice) }
  }

  private static func shifts(_ dice: inout Dice) -> Shifts {
    Shifts(zone: Zone.all[dice.roll(Zone.all.count)].name, week: week(&dice))
  }

  private mutating func delayNotices(_ dice: inout Dice) {
    if dice.roll(2) == 0 {
      notices.append(Notice(type: "replies_waiting", to: dice.roll(2) == 0 ? nil : ["closers"]))
      for name in members + others where dice.roll(3) > 0 { people[name, default: Person()].channels = ["email"] }
    }
    for index in notices.indices where notices[index].type == "replies_waiting" && dice.roll(3) > 0 {
      notices[index].after = Self.length(&dice)
    }
  }
}
