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

  private static let version: UInt32 = 4

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
    code(\.countedOptOuts, with: &coder)
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
    code(\.optOutMessages, with: &coder)
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

  /// A table as two columns, sorted, so that equal tables are equal bytes.
  private mutating func code<Key: BitwiseCopyable & Comparable & Hashable, Value: BitwiseCopyable & Equatable>(
    _ table: WritableKeyPath<RoutingState, [Key: Value]>, with coder: inout some StateCoder
  ) {
    let known = self[keyPath: table]
    var keys = known.keys.sorted()
    var values = keys.compactMap { known[$0] }
    coder.code(&keys)
    coder.code(&values, count: keys.count)
    guard coder.isReading, keys.count == values.count else { return }
    for (key, value) in zip(keys, values) { self[keyPath: table][key] = value }
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
    let columns = [
      contacts.assignee, contacts.sender, contacts.owner, contacts.latestWriter, contacts.pin, contacts.resolver,
      contacts.converser, contacts.lastTeamMember,
    ]
    guard columns.allSatisfy({ $0.allSatisfy(isMember) }) else { return false }
    // Every first text that is sent or held has a member.
    for (flags, sender) in zip(contacts.flags, contacts.sender) where flags.contains(.sent) && !sender.isSomebody {
      return false
    }
    for placement in contacts.placement where !isSound(placement.unpacked) { return false }
    for (flags, placement) in zip(contacts.flags, contacts.placement)
    where placement == PackedPlacement(.held) && flags.contains(.optedOut) { return false }
    guard contacts.clocks.count == (clocks.isPerContact ? count : 0),
      firstWithPhone.allSatisfy({ isContact($0.key) && isContact($0.value) }),
      countedOptOuts.allSatisfy({ isContact($0.key) && isMember($0.value) }),
      optOutMessages.allSatisfy({ $0.key.rawValue < messagesTaken && isContact($0.value) }),
      askedBack.allSatisfy({ isContact($0) && contacts.flags[$0.index].contains(.optedOut) }),
      askedBack.count == totals.askedBack,
      undelivered.allSatisfy({ isContact($0) && contacts.flags[$0.index].contains(.sent) }),
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
    for index in contacts.flags.indices {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      for member in unansweredHolders(of: contact) {
        attentionByClock.count(member, on: clock(of: contact), by: 1, team: members.count)
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
    for ring in countedRings {
      for (index, member) in members.enumerated() {
        rings[ring.index].setOpen(MemberID(UInt16(truncatingIfNeeded: index)), member.counts.needsAttention)
      }
    }
    for ring in askedRings { rings[ring.index].setEligible(accepting) }
    pinnedCount = contacts.pin.count { $0.isSomebody }
    var movable: [(member: MemberID, entry: DealtContact)] = []
    var waiting: [ContactID] = []
    for index in contacts.flags.indices {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      let flags = contacts.flags[index]
      if flags.contains(.underReview) { underReview.insert(contact) }
      if contacts.placement[index] == PackedPlacement(.held) { waiting.append(contact) }
      guard flags.isDisjoint(with: [.sent, .optedOut, .getsNoFirstText]) else { continue }
      let assignee = contacts.assignee[index]
      if flags.contains(.underReview) { continue }
      if flags.contains(.isMovable), assignee.isSomebody {
        movable.append((assignee, DealtContact(contact: contact, dealt: contacts.dealt[index])))
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
    for contact in waiting.sorted(by: { contacts.age[$0.index] < contacts.age[$1.index] }) {
      held.insert(contact, age: contacts.age[contact.index], on: clock(of: contact))
    }
  }
}

extension ContactColumns {
  mutating func code(with coder: inout some StateCoder, count: Int, values perContact: Int) {
    coder.code(&flags, count: count)
    coder.code(&assignee, count: count)
    coder.code(&sender, count: count)
    coder.code(&owner, count: count)
    coder.code(&latestWriter, count: count)
    coder.code(&lastTeamMember, count: count)
    coder.code(&pin, count: count)
    coder.code(&resolver, count: count)
    coder.code(&converser, count: count)
    coder.code(&placement, count: count)
    coder.code(&age, count: count)
    coder.code(&dealt, count: count)
    tags.code(with: &coder, contacts: count)
    let (all, overflow) = count.multipliedReportingOverflow(by: perContact)
    coder.code(&values, count: overflow ? -1 : all)
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
