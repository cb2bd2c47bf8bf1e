import Campaign

extension CountName {
  /// What a column of the P2P table counts.
  var words: String {
    switch self {
    case .assigned: "First texts given to the member, sent or not"
    case .waiting: "Of these, not sent yet"
    case .sent: "First texts sent"
    case .replies: "Contacts who replied to the first text"
    case .clicked: "Contacts who followed the link"
    case .conversed: "Contacts with a text out, a reply, and a text out again"
    case .resolved: "Contacts whose conversation had a resolution"
    case .active: "Conversations that go on"
    case .inbox: "Conversations in the member's inbox now"
    case .optOuts: "Contacts who opted out"
    case .needsAttention: "Contacts whose last reply no one has answered"
    case .undelivered: "Contacts whose first text did not arrive"
    case .timedOut: "How often a conversation was taken from the member because no one answered in time"
    case .contacts: "Contacts on the list"
    case .unassigned: "Contacts whose first text no one was given"
    case .held: "Conversations that wait without a place"
    case .askedBack: "Contacts who have opted out and ask to be texted again"
    case .neverTextable: "Opted out before a first text, or a later row with the same phone"
    }
  }

  /// Without the underscores of files.
  var title: String { spaced(rawValue) }
}
