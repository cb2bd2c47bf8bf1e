import Campaign

/// Contacts by what reassignments, members who leave and members who join ask for, so that these cost what they move and not what
/// there is.
///
/// Everything here follows from the columns of the state. Each part is made when it is asked for the first time, and kept from then
/// on: most contact actions never ask.
struct FoundContacts: Sendable {
  /// First texts, sent or not, by assignee.
  var texts: ContactLists?
  /// Conversations by owner.
  var owned: ContactLists?
  /// Conversations by the place they are in.
  var placed: ContactPlaces?
  /// The same of those that need attention.
  var waiting: ContactPlaces?
  /// First texts that are under review, by assignee.
  var reviewed: ContactLists?
  /// Contacts by tag.
  var tagged: ContactLists?
  /// Contacts by their last team member of the list.
  var known: ContactLists?
  /// Contacts who need attention, as the only list.
  var unanswered: ContactLists?
}

extension FoundContacts: Equatable {
  /// How contacts are found is no part of the state.
  static func == (a: Self, b: Self) -> Bool { true }
}

extension RoutingState {
  /// Changes the lists, and nothing else of the state.
  mutating func changeFound(_ change: (inout FoundContacts, borrowing RoutingState) -> Void) {
    // Taken out, so that no second owner makes a copy necessary.
    var lists = FoundContacts()
    swap(&lists, &found)
    change(&lists, self)
    swap(&lists, &found)
  }
}

// What changes bring to the lists that there are.
extension RoutingState {
  mutating func noteAssignment(_ contact: ContactID, _ member: MemberID) {
    found.texts?.add(contact, to: member.index)
    if flags(contact).contains(.underReview) { noteReview(contact) }
  }

  mutating func noteReview(_ contact: ContactID) {
    let assignee = contacts.assignee[contact.index]
    if assignee.isSomebody { found.reviewed?.add(contact, to: assignee.index) }
  }

  mutating func noteOwner(_ contact: ContactID, _ member: MemberID) {
    if member.isSomebody { found.owned?.add(contact, to: member.index) }
  }

  /// A conversation came to another place, or came to need attention.
  mutating func notePlace(_ contact: ContactID, _ placement: Placement) {
    let sets = sets
    found.placed?.add(contact, to: placement, sets)
    guard flags(contact).contains(.needsAttention) else { return }
    found.waiting?.add(contact, to: placement, sets)
    found.unanswered?.add(contact, to: 0)
  }

  mutating func noteTags(_ contact: ContactID, _ tags: UnsafeBufferPointer<TagID>) {
    if found.tagged == nil { return }
    for tag in tags { found.tagged?.add(contact, to: tag.index) }
  }

  mutating func noteLastTeamMember(_ contact: ContactID, _ member: MemberID) {
    if isKnown(member) { found.known?.add(contact, to: member.index) }
  }
}
