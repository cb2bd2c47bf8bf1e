/// Random scripts: the seed decides the options, then drives everything.
extension Script {
  static let names = ["ana", "joe", "philly", "maria", "dev"]
  static let tags = ["a", "b", "c"]
  static let states = ["PA", "NJ", "OH"]

  static func random(seed: Int, events count: Int = 45) -> Script {
    var dice = Dice(UInt64(seed + 1) &* 0xBF58_476D_1CE4_E5B9)
    for _ in 0..<4 { _ = dice.roll(2) }
    var script = Script(setup: .random(&dice))
    let habits = Habits(&dice)
    script.clock = habits.beginning
    for _ in 0..<dice.roll(9) { script.addContact(&dice, habits) }
    let early = script.events.count
    while script.events.count < early + count {
      if dice.roll(3) > 0 { script.clock += Self.gap(&dice, habits) }
      if dice.roll(habits.onTheQuarter) == 0 { script.clock += Self.upToQuarter(script.clock) }
      let before = script.events.count
      script.addEvent(&dice, habits)
      if script.events.count > before { script.delayLast(&dice, habits) }
    }
    return script
  }

  /// What kind of campaign this is: how many contacts share phones, how restless the team is, how fast time passes.
  struct Habits {
    var phones: Int
    /// One contact of so many is pinned.
    var pins: Int
    var contacts: Int
    var beginning: Int
    var longestGap: Int
    /// One event of so many happens on the quarter of an hour.
    var onTheQuarter: Int
    /// One event of so many comes late.
    var lateOnes: Int
    /// How often each kind of event comes.
    var weights: [Int]

    init(_ dice: inout Dice) {
      phones = [4, 12, 1000][dice.roll(3)]
      pins = [2, 8, 8][dice.roll(3)]
      contacts = [3, 8, 15][dice.roll(3)]
      // A day in summer, or the days before the clocks change.
      beginning = [1_780_000_000_000, 1_772_900_000_000, 1_793_450_000_000][dice.roll(3)] + dice.roll(Zone.day)
      onTheQuarter = [1, 12, 12][dice.roll(3)]
      longestGap = 2 + dice.roll(Script.gaps.count - 1)
      lateOnes = [8, 1_000_000, 1_000_000][dice.roll(3)]
      weights = [
        8, 1, 4, 10, 4, 18, 8,  // contact publish start send sendOne reply respond
        1, 1, 3, 3, 2, 2, 3, 2, 3,  // keyword optOut away back join leave tag untag resolve
        3, 1, 1, 2, 4, 1,  // report reopen click optIn reassign notify
      ]
      for place in weights.indices {
        switch dice.roll(6) {
        case 0: weights[place] = weights[place] / 3
        case 1: weights[place] *= 3
        default: break
        }
      }
      weights[5] += 1
    }
  }

  private static let gaps = [
    1, 1000, 4 * Zone.minute, 10 * Zone.minute, 30 * Zone.minute, Zone.hour, 5 * Zone.hour, Zone.day,
  ]
  /// Now and then exactly as long as a claim lives or members are left alone.
  private static func gap(_ dice: inout Dice, _ habits: Habits) -> Int {
    let gap = gaps[dice.roll(habits.longestGap)]
    return dice.roll(4) == 0 ? gap : 1 + dice.roll(gap)
  }
  /// As long as a quarter of an hour lasts from then: windows begin and end at quarters everywhere.
  private static func upToQuarter(_ clock: Int) -> Int {
    let quarter = 15 * Zone.minute
    return (quarter - clock % quarter) % quarter
  }

  private mutating func add(_ event: ScriptEvent) { events.append(Moment(at: clock, event: event)) }

  /// Now and then an event comes late, and perhaps as late as it may be or a little later.
  private mutating func delayLast(_ dice: inout Dice, _ habits: Habits) {
    guard let last = events.indices.last, dice.roll(habits.lateOnes) == 0 else { return }
    events[last].at -= [1, 1000, setup.lateBy, setup.lateBy + 1, Zone.hour][dice.roll(5)]
  }

  private var rowCount: Int {
    events.count { if case .contact = $0.event { true } else { false } }
  }

  private mutating func addContact(_ dice: inout Dice, _ habits: Habits) {
    var row = Row(id: "c\(rowCount + 1)")
    for tag in Self.tags where dice.roll(3) == 0 { row.tags.append(tag) }
    if dice.roll(2) == 0 { row.state = Self.states[dice.roll(3)] }
    if dice.roll(2) == 0 { row.lastTeamMember = Self.somebody(&dice) }
    if dice.roll(habits.pins) == 0 { row.assignedTo = Self.somebody(&dice) }
    row.optedOut = dice.roll(15) == 0
    if dice.roll(4) > 0 { row.phone = "\(dice.roll(habits.phones))" }
    if setup.hours != nil && dice.roll(5) > 0 { row.zone = Zone.all[dice.roll(Zone.all.count)].name }
    add(.contact(row))
  }

  /// Now and then a guest, or a name that no one knows.
  private static func somebody(_ dice: inout Dice) -> String {
    switch dice.roll(40) {
    case 0: "guest"
    case 1: "stranger"
    default: names[dice.roll(names.count)]
    }
  }

  private mutating func addEvent(_ dice: inout Dice, _ habits: Habits) {
    let rows = rowCount
    let contact = dice.roll(40) == 0 ? "c0" : "c\(1 + dice.roll(max(rows, 1)))"
    let who = Self.somebody(&dice)
    let by = dice.roll(6) == 0 ? nil : who
    var tag = Self.tags[dice.roll(Self.tags.count)]
    if dice.roll(15) == 0 { tag = "Opt Out" }
    var draw = dice.roll(habits.weights.reduce(0, +))
    var kind = 0
    while draw >= habits.weights[kind] {
      draw -= habits.weights[kind]
      kind += 1
    }
    switch kind {
    case 0: if rows < habits.contacts || dice.roll(10) == 0 { addContact(&dice, habits) }
    case 1: add(.publish)
    case 2: add(.start(who))
    case 3: add(.send(who, nil))
    case 4: add(.send(who, contact))
    // Often the newest writes: a ring turns only for those who have no owner yet.
    case 5: add(.reply(Self.reply(of: dice.roll(3) == 0 && rows > 0 ? "c\(rows)" : contact, &dice)))
    case 6: add(.respond(who, contact))
    case 7:
      let asksBack = dice.roll(3) == 0
      add(.reply(Reply(contact: contact, isOptOut: !asksBack, asksBack: asksBack)))
    case 8: add(.optOut(contact, by: by))
    case 9: add(.away(who))
    case 10: add(.back(who))
    case 11: add(.addMember(who))
    case 12: add(.removeMember(who))
    case 13: add(.tag(contact, dice.roll(5) == 0 ? [tag, "d"] : [tag], by: by))
    case 14: add(.untag(contact, [tag], by: by))
    case 15: add(.resolve(contact, by: by))
    case 16: add(.report(who, contact, tags: dice.roll(3) == 0 ? [tag] : [], resolves: dice.roll(2) == 0))
    case 17: add(.reopen(contact, by: by))
    case 18: add(.click(contact))
    case 19: add(.optIn(dice.roll(2) == 0 ? "guest" : who, contact))
    case 20: add(.reassign(move(&dice)))
    default:
      let type = Setup.noticeTypes[dice.roll(4)]
      add(.notify(type, to: dice.roll(2) == 0 ? nil : dice.roll(4) == 0 ? "closers" : who))
    }
  }

  private static func reply(of contact: String, _ dice: inout Dice) -> Reply {
    var reply = Reply(contact: contact)
    if dice.roll(4) == 0 { reply.message = "m\(dice.roll(30))" }
    if dice.roll(6) == 0 { reply.tags.append(tags[dice.roll(tags.count)]) }
    if dice.roll(12) == 0 { reply.tags.append("d") }
    if dice.roll(40) == 0 { reply.tags.append("Opt Out") }
    reply.isReviewed = dice.roll(9) == 0
    // A reply that is a word as a whole says nothing else.
    if reply.tags.isEmpty && !reply.isReviewed { reply.asksBack = dice.roll(12) == 0 }
    return reply
  }

  private func move(_ dice: inout Dice) -> Move {
    let who = Self.somebody(&dice)
    var move = Move(to: dice.roll(3) > 0 ? ["closers", "openers"][dice.roll(2)] : who)
    move.seed = dice.roll(3) == 0 ? 0 : UInt64(dice.roll(1_000_000))
    if dice.roll(2) == 0 { move.from = Self.somebody(&dice) }
    if dice.roll(6) == 0 { move.assignedTo = Self.somebody(&dice) }
    if dice.roll(6) == 0 { move.list = ["closers", "openers"][dice.roll(2)] }
    if dice.roll(5) == 0 { move.needsAttention = dice.roll(3) > 0 }
    if dice.roll(6) == 0 { move.tags = [Self.tags[dice.roll(Self.tags.count)]] }
    let isEmpty = move.from == nil && move.assignedTo == nil && move.list == nil && move.tags.isEmpty
    if (isEmpty && move.needsAttention == nil) || dice.roll(6) == 0 {
      var ids = (1...max(rowCount, 1)).filter { _ in dice.roll(2) == 0 }.map { "c\($0)" }
      if ids.isEmpty || dice.roll(15) == 0 { ids.append("c\(dice.roll(rowCount + 1))") }
      move.ids = Array(Set(ids)).sorted()
    }
    return move
  }
}

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
