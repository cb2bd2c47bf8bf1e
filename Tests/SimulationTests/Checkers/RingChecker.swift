import Campaign

/// A ring's turn goes to the available member who waited longest for one; joiners wait from their joining on.
struct RingChecker: Checker {
  /// Per ring: who may stand in it, and when each was last chosen or joined; smaller waited longer.
  private var waitingSince: [[MemberID: Int]]
  private let mayStand: [[MemberID]]
  private var away: Set<MemberID> = []
  private var clock = 0

  init(_ policy: RoutingPolicy) {
    mayStand = [policy.team.indices.map { MemberID(UInt16($0)) }] + policy.lists.map(\.members)
    waitingSince = mayStand.map { members in
      var since: [MemberID: Int] = [:]
      for (place, member) in members.enumerated() where member.index < policy.selectedCount {
        since[member] = place - members.count
      }
      return since
    }
  }

  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String? {
    clock += 1
    switch change {
    case .wentAway(let member): away.insert(member)
    case .cameBack(let member): away.remove(member)
    case .joined(let member):
      away.remove(member)
      for ring in waitingSince.indices where mayStand[ring].contains(member) { waitingSince[ring][member] = clock }
    case .left(let member):
      for ring in waitingSince.indices { waitingSince[ring][member] = nil }
    case .ringTurned(let ring, let member, _):
      let since = waitingSince[ring.index]
      defer { waitingSince[ring.index][member] = clock }
      guard let own = since[member], !away.contains(member) else {
        return "ring \(ring.index) turned to member \(member.index), who is not available"
      }
      for other in mayStand[ring.index] where !away.contains(other) {
        if let longer = since[other], longer < own {
          return "ring \(ring.index) turned to member \(member.index), but member \(other.index) waited longer"
        }
      }
    case .published, .contactJoined, .assigned, .released, .sent, .replied, .routed, .held, .responded, .owned,
      .tagged, .untagged, .optedOut, .resolved, .reopened, .kept, .copyDropped, .messageTaken, .bucketStarted, .refused,
      .reported, .clicked, .undelivered, .optedIn, .askedBack, .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened,
      .ownerPicked, .timedOut, .startedOver, .lainLong,
      .notified,
      .notificationPutOff, .notificationDropped:
      break
    }
    return nil
  }
}
