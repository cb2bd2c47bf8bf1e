import Campaign
import Routing

// Who waits for work, and who is woken by it. As many members are woken as there is work: who has nothing to do and is not
// woken costs nothing.
extension Replication {
  mutating func startIdling(_ member: MemberID) {
    idle.insert(member)
    workingTime.idles(member, at: agenda.now)
    if plan.sharesTexts, engine.state.nextOpenText == nil { takers.insert(member) }
  }

  /// Whether the member was idle.
  mutating func stopIdling(_ member: MemberID) -> Bool {
    takers.remove(member)
    return idle.remove(member)
  }

  /// Something changed for a member that may let them take a first text again.
  mutating func mayTakeAgain(_ member: MemberID) {
    if plan.sharesTexts, member.isSomebody, idle.contains(member) { takers.insert(member) }
  }

  /// Those who had too much to answer for first texts, and have less now, may take them again.
  mutating func wakeAnswering() {
    if answering.isEmpty { return }
    let ready = answering.filter { !engine.state.mustAnswerFirst($0) }
    if ready.isEmpty { return }
    answering.removeAll { ready.contains($0) }
    for member in ready {
      mayTakeAgain(member)
      if engine.state.nextOwnText(of: member) != nil || plan.startsBuckets { wake(member) }
    }
  }

  mutating func wake(_ member: MemberID) {
    guard stopIdling(member) else { return }
    workingTime.works(member, at: agenda.now)
    scheduleFree(member, after: 0)
  }

  /// A member who was woken acts now, or cannot act any more.
  ///
  /// - Returns: the conversation for which they were woken and others were not.
  mutating func stopWaking(_ member: MemberID) -> ContactID {
    if awake == member { awake = nil }
    defer { desks[member.index].calledFor = .unknown }
    return desks[member.index].calledFor
  }

  /// Wakes one idle member while there is work that any of them may do: a conversation in the shared inbox, or a first text that
  /// no one has. The next one is woken once this one has acted and there is still more.
  mutating func wakeForCommonWork() {
    guard idle.count > 0, awake == nil else { return }
    if let contact = inboxes.firstShared(in: engine.state) {
      awake = drawn(from: idle, for: contact)
    } else if takers.count > 0, let contact = engine.state.nextOpenText {
      awake = drawn(from: takers, for: contact)
    }
    if let awake { wake(awake) }
  }

  private func drawn(from pool: borrowing MemberPool, for contact: ContactID) -> MemberID? {
    let (luck, first) = (plan.contacts.luck(of: contact.index), turns[contact.index] << 8)
    return pool.drawn { chance.pair(luck, .waking, first | $0) }
  }

  /// Wakes one of the idle members who have a copy of a conversation, if it waits and no one has it in hand.
  mutating func wakeRecipient(of contact: ContactID) {
    guard engine.state.needsAttention(contact), !inboxes.isInHand(contact),
      case .fanOut(let set) = engine.state.placement(of: contact)
    else { return }
    let (luck, turn) = (plan.contacts.luck(of: contact.index), turns[contact.index])
    var least: (draw: Double, member: MemberID)?
    for member in engine.state.members(of: set) where idle.contains(member) {
      let draw = chance.unit(luck ^ plan.memberLuck[member.index], .waking, turn)
      if least.map({ draw < $0.draw }) ?? true { least = (draw, member) }
    }
    guard let member = least?.member else { return }
    desks[member.index].calledFor = contact
    wake(member)
  }
}
