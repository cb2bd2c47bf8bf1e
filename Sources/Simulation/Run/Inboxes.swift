import Campaign
import Routing

/// Conversations that need attention in the order in which they began to wait, per member and in the shared inbox.
///
/// This is only an order of work: what is routed is added, and nothing is removed when a conversation moves or is
/// answered. What comes out is checked against the engine's state, which alone knows where a conversation is.
struct Inboxes: ~Copyable {
  private let queues: UnsafeMutablePointer<EventQueue>
  private let members: Int
  /// When the contact's unanswered reply arrived and, in the lower half, which reply of the run it was.
  private var waiting: [UInt64]
  private var replies: UInt64 = 0
  /// Whether a member is writing the response now.
  private var inHand: [Bool]

  private static let nothing = UInt64.max

  init(contacts: Int, members: Int) {
    self.members = members
    waiting = [UInt64](repeating: Inboxes.nothing, count: contacts)
    inHand = [Bool](repeating: false, count: contacts)
    queues = UnsafeMutablePointer.allocate(capacity: members + 1)
    for inbox in 0...members { (queues + inbox).initialize(to: EventQueue()) }
  }

  deinit {
    queues.deinitialize(count: members + 1)
    queues.deallocate()
  }

  private var shared: Int { members }

  /// Notes that a reply arrived; returns whether the conversation begins to wait with it. A reply that follows an
  /// unanswered one changes nothing: the conversation has been waiting since the first.
  mutating func noteReply(_ contact: ContactID, at now: UInt64) -> Bool {
    guard waiting[contact.index] == Inboxes.nothing else { return false }
    waiting[contact.index] = now << 32 | replies & 0xFFFF_FFFF
    replies &+= 1
    return true
  }

  func isInHand(_ contact: ContactID) -> Bool { inHand[contact.index] }

  /// The time since which a conversation waits; nil when it does not wait.
  func waitsSince(_ contact: ContactID) -> UInt64? {
    let since = waiting[contact.index]
    return since == Inboxes.nothing ? nil : since >> 32
  }

  /// Ends a conversation's wait; returns the time since which it waited, or nil when it did not wait.
  mutating func settle(_ contact: ContactID) -> UInt64? {
    let since = waiting[contact.index]
    waiting[contact.index] = Inboxes.nothing
    return since == Inboxes.nothing ? nil : since >> 32
  }

  mutating func put(_ contact: ContactID, with member: MemberID) { put(contact, in: member.index) }
  mutating func putShared(_ contact: ContactID) { put(contact, in: shared) }

  /// Puts a conversation before every member of a set. What they answered long ago and have not looked at since goes out of their
  /// inboxes, which would otherwise grow with every copy.
  mutating func put(_ contact: ContactID, withAll set: RecipientSetID, in state: RoutingState) {
    for member in state.members(of: set) {
      _ = first(in: member.index, of: member, state)
      put(contact, in: member.index)
    }
  }

  private mutating func put(_ contact: ContactID, in inbox: Int) {
    guard inbox <= members else { return }
    queues[inbox].push(QueuedEvent(key: waiting[contact.index], subject: contact.rawValue, kind: 0))
  }

  /// The oldest conversation in the shared inbox that no one has in hand.
  mutating func firstShared(in state: RoutingState) -> ContactID? {
    queues[shared].count == 0 ? nil : first(in: shared, of: .nobody, state).map { ContactID($0.subject) }
  }

  /// Whether there may be a conversation that a member may answer.
  func isAnythingBefore(_ member: MemberID) -> Bool { queues[member.index].count > 0 || queues[shared].count > 0 }

  /// The oldest conversation that the member may answer and that no one has in hand. From now on the member has it in
  /// hand.
  mutating func pickUp(for member: MemberID, in state: RoutingState) -> ContactID? {
    let own = first(in: member.index, of: member, state)
    let common = first(in: shared, of: member, state)
    guard let found = isOlder(common, than: own) ? common : own else { return nil }
    let contact = ContactID(found.subject)
    inHand[contact.index] = true
    return contact
  }

  /// Notes that the response was sent or given up; returns whether the conversation still waits.
  mutating func putDown(_ contact: ContactID) -> Bool {
    inHand[contact.index] = false
    return waiting[contact.index] != Inboxes.nothing
  }

  private func isOlder(_ a: QueuedEvent?, than b: QueuedEvent?) -> Bool {
    guard let a else { return false }
    guard let b else { return true }
    return a.key < b.key
  }

  /// The oldest entry of an inbox that is still valid; those before it are dropped.
  private mutating func first(in inbox: Int, of member: MemberID, _ state: RoutingState) -> QueuedEvent? {
    while let entry = queues[inbox].first {
      let contact = ContactID(entry.subject)
      if waiting[contact.index] == entry.key, !inHand[contact.index], state.needsAttention(contact),
        isIn(inbox, contact, member, state)
      {
        return entry
      }
      _ = queues[inbox].pop()
    }
    return nil
  }

  private func isIn(_ inbox: Int, _ contact: ContactID, _ member: MemberID, _ state: RoutingState) -> Bool {
    switch state.placement(of: contact) {
    case .nowhere, .held: false
    case .sharedInbox: inbox == shared
    case .member(let holder): inbox != shared && holder == member
    case .fanOut(let set): inbox != shared && state.isMember(member, of: set)
    }
  }
}
