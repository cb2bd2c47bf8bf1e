package import Campaign
package import Routing

extension PreviewedVia {
  /// How a reply with this settlement is routed.
  package init(_ settlement: ReplySettlement, _ policy: RoutingPolicy) {
    switch settlement {
    case .recipients: self = .tagRule
    case .previousTeamMember, .latestWriter: self = .lastTeamMember
    case .member: self = .member
    case .sharedInbox: self = .sharedInbox
    case .sender: self = .sender
    case .owner, .reassignedOwner: self = .owner
    case .hold, .holdUntilOpen, .stay: self = .hold
    case .optOut: self = .optedOut
    case .nextOf(let ring):
      switch policy.rings[ring.index] {
      case .everyone, .tagRule: self = .roundRobin
      case .leastOpen: self = .leastOpen
      case .list, .leastOpenOf: self = .list
      }
    }
  }
}
