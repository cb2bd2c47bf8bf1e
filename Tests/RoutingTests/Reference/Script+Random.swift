/// Random scripts: the seed decides the options, then drives everything.
extension Script {
  static let names = ["ana", "joe", "philly", "maria", "dev"]
  static let tags = ["a", "b", "c"]
  static let states = ["PA", "NJ", "OH"]

  /// - Parameter features: what rules may use. One campaign in four uses none of them, and any of them is missing from some.
  static func random(seed: Int, events count: Int = 45, features given: Features? = nil) -> Script {
    let features = given ?? .compared(seed)
    var dice = Dice(UInt64(seed + 1) &* 0xBF58_476D_1CE4_E5B9)
    for _ in 0..<4 { _ = dice.roll(2) }
    var script = Script(setup: .random(&dice))
    var habits = Habits(&dice)
    if !features.isEmpty && dice.roll(4) > 0 {
      let some = Features.each.filter { features.contains($0) && dice.roll(3) > 0 }
      script.setup.add(Features(some), &dice)
      habits.live(Features(some), &dice)
    }
    if habits.subject == .turns { script.setup.takeTurns() }
    if habits.subject == .reassigning { script.setup.tellOfFirstTexts() }
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

  static let gaps = [
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
    if row.phone == nil { row.hasNoPhone = dice.roll(4) == 0 }
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
    if !habits.features.isEmpty && dice.roll(10) == 0, let event = featureEvent(contact, habits.features, &dice) {
      return add(event)
    }
    switch kind {
    case 0: if rows < habits.contacts || dice.roll(10) == 0 { addContact(&dice, habits) }
    case 1: add(.publish)
    case 2: add(.start(who))
    case 3: add(.send(who, nil))
    case 4: add(.send(who, contact))
    // Often the newest writes: a ring turns only for those who have no owner yet.
    case 5: add(.reply(Self.reply(of: dice.roll(3) == 0 && rows > 0 ? "c\(rows)" : contact, habits, &dice)))
    case 6: add(.respond(who, contact))
    case 7:
      let asksBack = dice.roll(3) == 0
      // Numbers are those of other messages, too.
      let message = dice.roll(3) == 0 ? "m\(dice.roll(30))" : nil
      add(.reply(Reply(contact: contact, isOptOut: !asksBack, message: message, asksBack: asksBack)))
    case 8: add(.optOut(contact, by: by))
    case 9: add(.away(who))
    case 10: add(.back(who))
    case 11: add(.addMember(who))
    case 12: add(.removeMember(who))
    case 13: add(.tag(contact, dice.roll(5) == 0 ? [tag, "d"] : [tag], by: by))
    case 14: add(.untag(contact, [tag], by: by))
    case 15: add(.resolve(reviewed(&dice) ?? contact, by: by))
    case 16:
      let tags = dice.roll(3) == 0 ? [tag] : []
      // An opt out is taken from anyone.
      let isOutsider = tags.contains("Opt Out") && dice.roll(3) == 0
      let by = isOutsider ? ["guest", "stranger"][dice.roll(2)] : who
      add(.report(by, reviewed(&dice) ?? contact, tags: tags, resolves: dice.roll(2) == 0))
    case 17: add(.reopen(contact, by: by))
    case 18: add(.click(contact))
    case 19: add(.optIn(dice.roll(2) == 0 ? "guest" : who, optedOut(&dice) ?? contact))
    case 20: add(.reassign(move(&dice)))
    default:
      let type = Setup.noticeTypes[dice.roll(4)]
      add(.notify(type, to: dice.roll(2) == 0 ? nil : dice.roll(4) == 0 ? "closers" : who))
    }
  }

  /// Often someone who was said to be opted out, or nil.
  private func optedOut(_ dice: inout Dice) -> String? {
    let contacts = events.compactMap(\.event.optsOut)
    return contacts.isEmpty || dice.roll(4) == 0 ? nil : contacts[dice.roll(contacts.count)]
  }

  /// Now and then someone whose reply had a phrase to review, or nil.
  private func reviewed(_ dice: inout Dice) -> String? {
    let contacts = events.compactMap { moment in
      if case .reply(let reply) = moment.event, reply.isReviewed { reply.contact } else { nil }
    }
    return contacts.isEmpty || dice.roll(2) == 0 ? nil : contacts[dice.roll(contacts.count)]
  }

  private static func reply(of contact: String, _ habits: Habits, _ dice: inout Dice) -> Reply {
    var reply = Reply(contact: contact)
    if dice.roll(4) == 0 { reply.message = "m\(dice.roll(30))" }
    if dice.roll(6) == 0 { reply.tags.append(tags[dice.roll(tags.count)]) }
    if dice.roll(12) == 0 { reply.tags.append("d") }
    if dice.roll(40) == 0 { reply.tags.append("Opt Out") }
    reply.isReviewed = dice.roll(habits.reviews) == 0
    // A reply that is a word as a whole says nothing else.
    if reply.tags.isEmpty && !reply.isReviewed { reply.asksBack = dice.roll(12) == 0 }
    return reply
  }

  private func move(_ dice: inout Dice) -> Move {
    let who = Self.somebody(&dice)
    var move = Move(to: dice.roll(2) > 0 ? ["closers", "openers"][dice.roll(2)] : who)
    move.seed = dice.roll(3) == 0 ? 0 : UInt64(dice.roll(1_000_000))
    if dice.roll(2) == 0 { move.from = Self.somebody(&dice) }
    if dice.roll(8) == 0 && move.to == who { move.from = who }
    if dice.roll(5) == 0 { move.assignedTo = Self.somebody(&dice) }
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
