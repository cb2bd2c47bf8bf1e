package import Campaign
internal import Routing

/// Where previewed replies go, numbered densely: the team, then the user lists, then the words for what can be named only as the rules
/// name it.
package struct PreviewedPlaces {
  /// As a preview writes them, by number.
  package let names: [String]
  private let policy: RoutingPolicy
  private let firstList: Int
  private let firstWord: Int

  package init(_ policy: RoutingPolicy) {
    self.policy = policy
    firstList = policy.team.count
    firstWord = firstList + policy.lists.count
    names = policy.team.map(\.key) + policy.lists.map(\.name) + PreviewedVia.allCases.map(\.word)
  }

  /// The place of a reply and how it got there. The place is nil where no one gets the reply, and for the recipients of tag rules, whom
  /// the walk has found.
  ///
  /// - Parameter previous: the contact's last team member, who is asked for only where the reply goes to them.
  @inline(__always)
  func find(
    _ settlement: ReplySettlement, previous: @autoclosure () -> MemberID
  ) -> (place: Int?, via: PreviewedVia) {
    func named(_ via: PreviewedVia) -> (Int?, PreviewedVia) { (firstWord &+ via.rawValue, via) }
    switch settlement {
    case .recipients: return (nil, .tagRule)
    case .previousTeamMember: return (previous().index, .lastTeamMember)
    case .member(let member): return (member.index, .member)
    case .sharedInbox: return named(.sharedInbox)
    case .nextOf(let ring):
      switch policy.rings[ring.index] {
      case .everyone, .tagRule: return named(.roundRobin)
      case .leastOpen: return named(.leastOpen)
      case .list(let list), .leastOpenOf(let list): return (firstList &+ list.index, .list)
      }
    case .sender: return named(.sender)
    case .latestWriter: return named(.lastTeamMember)
    case .owner, .reassignedOwner: return named(.owner)
    case .hold, .holdUntilOpen, .stay: return (nil, .hold)
    case .optOut: return (nil, .optedOut)
    }
  }
}
