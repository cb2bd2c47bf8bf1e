/// Random scripts: the seed decides the options, then drives everything.
extension Script {
  static let names = ["ana", "joe", "philly", "maria", "dev"]
  static let tags = ["a", "b", "c"]
  static let states = ["PA", "NJ", "OH"]

  static func random(seed: Int, events count: Int = 60) -> Script {
    var dice = Dice(UInt64(seed + 1) &* 0xBF58_476D_1CE4_E5B9)
    for _ in 0..<4 { _ = dice.roll(2) }
    var script = Script(setup: .random(&dice))
    let habits = Habits(&dice)
    for _ in 0..<dice.roll(9) { script.addContact(&dice, habits) }
    let early = script.events.count
    while script.events.count < early + count { script.addEvent(&dice, habits) }
    return script
  }

  /// What kind of campaign this is: how many contacts share phones, how restless the team is.
  struct Habits {
    var phones: Int
    var contacts: Int
    /// How often each kind of event comes.
    var weights: [Int]

    init(_ dice: inout Dice) {
      phones = [4, 12, 1000][dice.roll(3)]
      contacts = [3, 8, 20][dice.roll(3)]
      //         contact publish start send sendOne reply respond keyword optOut away back join leave tag untag resolve
      weights = [8, 1, 4, 10, 4, 16, 8, 1, 1, 3, 3, 2, 2, 3, 2, 4]
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

  private var rowCount: Int {
    events.count { if case .contact = $0 { true } else { false } }
  }

  private mutating func addContact(_ dice: inout Dice, _ habits: Habits) {
    var row = Row(id: "c\(rowCount + 1)")
    for tag in Self.tags where dice.roll(3) == 0 { row.tags.append(tag) }
    if dice.roll(2) == 0 { row.state = Self.states[dice.roll(3)] }
    if dice.roll(2) == 0 { row.lastTeamMember = Self.somebody(&dice) }
    if dice.roll(8) == 0 { row.assignedTo = Self.somebody(&dice) }
    row.optedOut = dice.roll(15) == 0
    if dice.roll(4) > 0 { row.phone = "\(dice.roll(habits.phones))" }
    events.append(.contact(row))
  }

  /// Now and then a guest, or a name that nobody knows.
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
    case 1: events.append(.publish)
    case 2: events.append(.start(who))
    case 3: events.append(.send(who, nil))
    case 4: events.append(.send(who, contact))
    case 5:
      let message = dice.roll(4) == 0 ? "m\(dice.roll(30))" : nil
      events.append(.reply(contact, isOptOut: false, message: message))
    case 6: events.append(.respond(who, contact))
    case 7: events.append(.reply(contact, isOptOut: true, message: nil))
    case 8: events.append(.optOut(contact, by: by))
    case 9: events.append(.away(who))
    case 10: events.append(.back(who))
    case 11: events.append(.addMember(who))
    case 12: events.append(.removeMember(who))
    case 13: events.append(.tag(contact, dice.roll(5) == 0 ? [tag, "d"] : [tag], by: by))
    case 14: events.append(.untag(contact, [tag], by: by))
    default: events.append(.resolve(contact, by: by))
    }
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
    return setup
  }

  private static func some(of all: [String], _ dice: inout Dice) -> [String] {
    let chosen = all.filter { _ in dice.roll(2) == 0 }
    return chosen.isEmpty ? [all[dice.roll(all.count)]] : chosen
  }

  private static func steps(_ setup: Setup, _ dice: inout Dice) -> [String] {
    let kinds =
      ["round_robin", "sender", "last_team_member", "sender_or_last_team_member", "closers", "openers"]
      + [setup.members[dice.roll(setup.members.count)]]
    var steps: [String] = []
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
    } while rule.all.isEmpty && rule.any.isEmpty && rule.none.isEmpty && rule.states.isEmpty
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
