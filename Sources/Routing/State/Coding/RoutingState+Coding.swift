public import Campaign

extension RoutingState {
  /// The state as bytes: equal states give equal bytes. Only between events, when no work is pending.
  public func encoded() -> [UInt8] { encoded { _ in } }

  /// As above, but `spill` is called now and then and may take the bytes away, so that they need not be in memory together.
  /// What it did not take is returned.
  public func encoded(spilling spill: @escaping (inout [UInt8]) -> Void) -> [UInt8] {
    var state = self
    var writer = StateWriter(spill: spill)
    state.code(with: &writer)
    return writer.bytes
  }

  /// The state that bytes are of, under the policy that it came from. Nil when they are of none.
  ///
  /// - Parameter mostContacts: a limit that keeps broken bytes from asking for all memory.
  public init?(decoding bytes: [UInt8], _ policy: RoutingPolicy, mostContacts: Int = 1 << 30) {
    self.init(policy)
    var reader = StateReader(bytes, longest: mostContacts)
    code(with: &reader)
    guard reader.isComplete, isSound else { return nil }
    rebuild()
    let clocks = replyClocks
    rebuildReplyClocks { clocks.start(of: $0) }
  }

  private static let version: UInt32 = 3

  private mutating func code(with coder: inout some StateCoder) {
    var version = Self.version
    coder.code(&version)
    if version != Self.version { return coder.fail() }
    var count = UInt64(contacts.count)
    coder.code(&count)
    var zones = clocks.asksZones ? contacts.clocks.map { clocks.zone(of: $0) } : []
    contacts.code(with: &coder, count: Int(exactly: count) ?? .max, values: fieldCount)
    coder.code(&zones)
    for index in members.indices { members[index].code(with: &coder, hasShifts: hasShifts) }
    for index in rings.indices { rings[index].code(with: &coder) }
    sets.code(with: &coder, team: members.count)
    coder.code(&totals)
    codePhones(with: &coder)
    codeOptOuts(with: &coder)
    code(\.askedBack, with: &coder)
    code(\.undelivered, with: &coder)
    if !coder.isReading {
      var running = claims
      running.removeStale { !isClaimed($0) }
      claims = running
    }
    claims.code(with: &coder)
    clocks.code(with: &coder)
    if coder.isReading {
      findClocks(zones, with: &coder)
      if clocks.now > .longAgo { _ = shifts.show(clocks.now) }
    }
    notifications.code(with: &coder)
    coder.code(&nextOpening)
    coder.code(&isPublished)
    coder.code(&messagesTaken)
    coder.code(&nextAge)
    coder.code(&nextDealt)
    adopted.code(with: &coder)
    codeReplyClocks(with: &coder)
  }

  /// Which clock each contact has follows from their zones and fields.
  private mutating func findClocks(_ zones: [ZoneID], with coder: inout some StateCoder) {
    guard zones.count == (clocks.asksZones ? contacts.count : 0), zones.allSatisfy({ $0.index < clocks.zoneCount }),
      contacts.values.count == contacts.count * fieldCount
    else { return coder.fail() }
    guard clocks.isPerContact else { return }
    contacts.clocks.reserveCapacity(contacts.count)
    for index in 0..<contacts.count {
      let (values, first) = (contacts.values, index * fieldCount)
      contacts.clocks.append(clocks.clock(zones.isEmpty ? .missing : zones[index]) { values[first + $0.index] })
    }
  }

  private mutating func codePhones(with coder: inout some StateCoder) {
    var later = firstWithPhone.keys.sorted()
    var firsts = later.map { firstWithPhone[$0] ?? $0 }
    coder.code(&later)
    coder.code(&firsts, count: later.count)
    guard coder.isReading, later.count == firsts.count else { return }
    for (contact, first) in zip(later, firsts) {
      firstWithPhone[contact] = first
      samePhone[first, default: [first]].append(contact)
    }
  }

  private mutating func codeOptOuts(with coder: inout some StateCoder) {
    var counted = countedOptOuts.keys.sorted()
    var credited = counted.map { countedOptOuts[$0] ?? .nobody }
    coder.code(&counted)
    coder.code(&credited, count: counted.count)
    guard coder.isReading, counted.count == credited.count else { return }
    for (contact, member) in zip(counted, credited) { countedOptOuts[contact] = member }
  }

  private mutating func code(
    _ contacts: WritableKeyPath<RoutingState, Set<ContactID>>, with coder: inout some StateCoder
  ) {
    var sorted = self[keyPath: contacts].sorted()
    coder.code(&sorted)
    self[keyPath: contacts] = Set(sorted)
  }

  /// Every number that was read stands for something.
  private var isSound: Bool {
    let (team, count) = (members.count, contacts.count)
    func isMember(_ member: MemberID) -> Bool { !member.isSomebody || member.index < team }
    func isContact(_ contact: ContactID) -> Bool { contact.index < count }
    for row in contacts.rows {
      guard isMember(row.assignee), isMember(row.sender), isMember(row.owner), isMember(row.latestWriter),
        isMember(row.pin), isMember(row.resolver), isMember(row.converser), isMember(row.lastTeamMember),
        isSound(row.placement.unpacked)
      else { return false }
      // Every first text that is sent has a member.
      if row.flags.contains(.sent) && !row.sender.isSomebody { return false }
      if row.flags.contains(.optedOut) && row.placement == PackedPlacement(.held) { return false }
    }
    guard contacts.clocks.count == (clocks.isPerContact ? count : 0),
      firstWithPhone.allSatisfy({ isContact($0.key) && isContact($0.value) }),
      countedOptOuts.allSatisfy({ isContact($0.key) && isMember($0.value) }),
      askedBack.allSatisfy({ isContact($0) && contacts.rows[$0.index].flags.contains(.optedOut) }),
      askedBack.count == totals.askedBack,
      undelivered.allSatisfy({ isContact($0) && contacts.rows[$0.index].flags.contains(.sent) }),
      undelivered.count == totals.undelivered,
      claims.all.allSatisfy({ isContact($0.contact) }),
      (adopted.joiners + adopted.leavers).allSatisfy({ $0.index < team })
    else { return false }
    return areReplyClocksSound
  }

  private func isSound(_ placement: Placement) -> Bool {
    switch placement {
    case .nowhere, .sharedInbox, .held: true
    case .member(let member): member.index < members.count
    case .fanOut(let set): set.index < sets.count
    }
  }

  private mutating func rebuildAttentionByClock() {
    attentionByClock = AttentionByClock()
    guard countsAttentionByClock else { return }
    for index in contacts.rows.indices {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      unansweredHolders(of: contact).forEach {
        attentionByClock.count($0, on: clock(of: contact), by: 1, team: members.count)
      }
    }
  }

  /// What follows from the columns: queues, claims that still hold, who is dealt next, and who has room.
  mutating func rebuild() {
    dropStaleClaims()
    rebuildDealing()
    rebuildAttentionByClock()
    for index in members.indices {
      available[index] = members[index].isSelected && !members[index].isAway && !members[index].isOffShift
      let most = policy.team[index].maxOpen ?? .max
      accepting[index] = available[index] && members[index].counts.needsAttention < most
    }
    for ring in leastOpenRings {
      for (index, member) in members.enumerated() {
        rings[ring.index].setOpen(MemberID(UInt16(truncatingIfNeeded: index)), member.counts.needsAttention)
      }
    }
    for ring in askedRings { rings[ring.index].setEligible(accepting) }
    pinnedCount = contacts.rows.count { $0.pin.isSomebody }
    var movable: [(member: MemberID, entry: DealtContact)] = []
    var waiting: [ContactID] = []
    for index in contacts.rows.indices {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      let flags = contacts.rows[index].flags
      if flags.contains(.underReview) { underReview.insert(contact) }
      if contacts.rows[index].placement == PackedPlacement(.held) { waiting.append(contact) }
      guard flags.isDisjoint(with: [.sent, .optedOut, .getsNoFirstText]) else { continue }
      let assignee = contacts.rows[index].assignee
      if flags.contains(.underReview) { continue }
      if flags.contains(.isMovable), assignee.isSomebody {
        movable.append((assignee, DealtContact(contact: contact, dealt: contacts.rows[index].dealt)))
      }
      if assignee.isSomebody {
        members[assignee.index].unsent.insert(contact, on: clock(of: contact))
      } else {
        open.insert(contact, on: clock(of: contact))
      }
    }
    for (member, entry) in movable.sorted(by: { $0.entry.dealt < $1.entry.dealt }) {
      members[member.index].movable.append(entry)
    }
    for contact in waiting.sorted(by: { contacts.rows[$0.index].age < contacts.rows[$1.index].age }) {
      held.insert(contact, age: contacts.rows[contact.index].age, on: clock(of: contact))
    }
  }
}

extension ContactColumns {
  mutating func code(with coder: inout some StateCoder, count: Int, values perContact: Int) {
    code(with: &coder, count: count, { $0.flags }, set: { $0.flags = $1 })
    code(with: &coder, count: count, { $0.assignee }, set: { $0.assignee = $1 })
    code(with: &coder, count: count, { $0.sender }, set: { $0.sender = $1 })
    code(with: &coder, count: count, { $0.owner }, set: { $0.owner = $1 })
    code(with: &coder, count: count, { $0.latestWriter }, set: { $0.latestWriter = $1 })
    code(with: &coder, count: count, { $0.lastTeamMember }, set: { $0.lastTeamMember = $1 })
    code(with: &coder, count: count, { $0.pin }, set: { $0.pin = $1 })
    code(with: &coder, count: count, { $0.resolver }, set: { $0.resolver = $1 })
    code(with: &coder, count: count, { $0.converser }, set: { $0.converser = $1 })
    code(with: &coder, count: count, { $0.placement }, set: { $0.placement = $1 })
    code(with: &coder, count: count, { $0.age }, set: { $0.age = $1 })
    code(with: &coder, count: count, { $0.dealt }, set: { $0.dealt = $1 })
    tags.code(with: &coder, contacts: count)
    let (all, overflow) = count.multipliedReportingOverflow(by: perContact)
    coder.code(&values, count: overflow ? -1 : all)
  }
}

extension ContactColumns {
  /// One field of all rows, as a column.
  private mutating func code<Value: BitwiseCopyable & Equatable>(
    with coder: inout some StateCoder, count: Int, _ get: (ContactState) -> Value,
    set: (inout ContactState, Value) -> Void
  ) {
    var column = coder.isReading ? [] : rows.map(get)
    coder.code(&column, count: count)
    guard coder.isReading, column.count == count else { return }
    // The first column says how many there are.
    if rows.isEmpty { rows = Array(repeating: ContactState(), count: count) }
    for index in column.indices { set(&rows[index], column[index]) }
  }
}

extension MemberState {
  fileprivate mutating func code(with coder: inout some StateCoder, hasShifts: Bool) {
    coder.code(&isSelected)
    coder.code(&isAway)
    if hasShifts { coder.code(&isOffShift) }
    coder.code(&hasRow)
    coder.code(&takesBuckets)
    coder.code(&counts)
  }
}
