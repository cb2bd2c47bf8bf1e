public import Campaign

// What decisions ask.
extension RoutingState {
  func flags(_ contact: ContactID) -> ContactFlags { contacts.flags[contact.index] }

  /// May get a first text some day: what is under review waits for that.
  public func isTextable(_ contact: ContactID) -> Bool {
    flags(contact).isDisjoint(with: [.optedOut, .getsNoFirstText])
  }

  /// No earlier row has the contact's phone.
  func isFirstWithPhone(_ contact: ContactID) -> Bool { firstWithPhone[contact] == nil }

  var fieldCount: Int { policy.fields.count }

  /// The clock that the contact's texting hours go by.
  func clock(of contact: ContactID) -> ClockID {
    contacts.clocks.isEmpty ? .usual : contacts.clocks[contact.index]
  }

  func isKnown(_ member: MemberID) -> Bool { member.index < members.count }

  func isKnown(_ contact: ContactID) -> Bool { contact.index < contacts.count }

  /// The first in list order of the texts that a member may send at some hour.
  func firstUnsent(of member: MemberID) -> ContactID? { members[member.index].unsent.first }

  /// How many more first texts a member may be given by themselves; nil is any number.
  func room(of member: MemberID) -> Int? {
    policy.distribution.maxPerMember.map { max(0, $0 - members[member.index].counts.dealingTotal) }
  }

  func isBelowCap(_ member: MemberID) -> Bool { room(of: member) != 0 }

  /// The member has so many replies to answer that the rules give them no first texts. Where replies wait for the texting hours, those of
  /// contacts outside them do not count.
  public func mustAnswerFirst(_ member: MemberID) -> Bool {
    guard let most = policy.distribution.answersFirst else { return false }
    let all = members[member.index].counts.needsAttention
    if all < most || !countsAttentionByClock { return all >= most }
    return attentionByClock.sum(member) { !clocks.waits($0) } >= most
  }

  /// Everyone who takes part has as many first texts as the rules allow; false where they allow any number.
  public var isEverybodyCapped: Bool {
    policy.distribution.maxPerMember != nil
      && members.indices.allSatisfy { index in
        let member = MemberID(UInt16(truncatingIfNeeded: index))
        return !isSelected(member) || !isBelowCap(member)
      }
  }

  /// Available, and with room for this conversation.
  func accepts(_ member: MemberID, _ contact: ContactID) -> Bool {
    guard member.index < accepting.count else { return false }
    if hasReplyClocks && passedOver(contact).contains(member) { return false }
    return accepting[member.index] || (hasCaps && fullHolders(of: contact).contains(member))
  }

  /// Members who have no room for another conversation, but hold this one and would have room without it.
  func fullHolders(of contact: ContactID) -> [MemberID] {
    guard needsAttention(contact) else { return [] }
    return holders(of: contact).filter { member in
      available[member.index] && !accepting[member.index]
        && members[member.index].counts.needsAttention <= policy.team[member.index].maxOpen ?? .max
    }
  }

  /// The members in whose inboxes the conversation is.
  func holders(of contact: ContactID) -> [MemberID] { holders(in: placement(of: contact)) }

  /// The members in whose inboxes something is that is in a place.
  public func holders(in placement: Placement) -> [MemberID] {
    switch placement {
    case .nowhere, .sharedInbox, .held: []
    case .member(let holder): [holder]
    case .fanOut(let set): Array(sets[set])
    }
  }

  /// Whose turn it is to get the conversation.
  func nextTurn(of ring: RingID, for contact: ContactID) -> MemberID? {
    rings[ring.index].next(
      alsoEligible: hasCaps ? fullHolders(of: contact) : [], except: passedOver(contact),
      holders: comparesOpen ? unansweredHolders(of: contact) : [],
      open: { members[$0.index].counts.needsAttention })
  }

  /// The members in whose inboxes the conversation is, if it needs attention.
  func unansweredHolders(of contact: ContactID) -> [MemberID] { needsAttention(contact) ? holders(of: contact) : [] }

  /// Those to whom a tag rule that picks may give the conversation: who accepts of its recipients, else of those it names otherwise.
  func candidates(of rule: TagRule, for contact: ContactID) -> [MemberID] {
    for members in [rule.recipients] + rule.otherwise {
      let candidates = members.filter { accepts($0, contact) }
      if !candidates.isEmpty { return candidates }
    }
    return []
  }

  /// All contacts with this one's phone, including itself; empty when it shares its phone with no one.
  func sharers(of contact: ContactID) -> [ContactID] {
    guard flags(contact).contains(.sharesPhone) else { return [] }
    return samePhone[firstWithPhone[contact] ?? contact] ?? []
  }
}
