import Campaign

/// How a previewed reply is routed, numbered densely, so that the words can be quoted in advance.
package enum PreviewedVia: Int, CaseIterable {
  case tagRule, sharedInbox, roundRobin, leastOpen, sender, lastTeamMember, member, list, owner, hold, optedOut

  package var word: String {
    switch self {
    case .tagRule: Via.tagRule.rawValue
    case .sharedInbox: Via.sharedInbox.rawValue
    case .roundRobin: Via.roundRobin.rawValue
    case .leastOpen: Via.leastOpen.rawValue
    case .sender: Via.sender.rawValue
    case .lastTeamMember: Via.lastTeamMember.rawValue
    case .member: Via.member.rawValue
    case .list: Via.list.rawValue
    case .owner: Via.owner.rawValue
    case .hold: ReplyStepWord.hold.rawValue
    case .optedOut: EffectKind.optedOut.rawValue
    }
  }
}
