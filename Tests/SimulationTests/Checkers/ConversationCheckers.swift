import Campaign
import Routing

/// Every reply ends in exactly one place: one inbox or set of inboxes, the shared inbox, held, or opted out.
struct PlacementChecker: Checker {
  private var replied: [ContactID] = []
  private var places: [ContactID: Int] = [:]

  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String? {
    switch change {
    case .replied(let contact): replied.append(contact)
    case .routed(let contact, _, _, _), .held(let contact, _, _), .optedOut(let contact, _):
      places[contact, default: 0] += 1
    case .published, .contactJoined, .assigned, .released, .sent, .responded, .owned, .tagged, .untagged, .resolved,
      .reopened, .joined, .left, .wentAway, .cameBack, .kept, .copyDropped, .ringTurned, .messageTaken, .bucketStarted,
      .refused, .reported, .clicked, .undelivered, .optedIn, .askedBack, .reviewBegan, .reviewEnded, .ownerSet,
      .hoursOpened, .ownerPicked, .timedOut, .startedOver, .lainLong,
      .notified,
      .notificationPutOff, .notificationDropped:
      break
    }
    return nil
  }

  mutating func endOfDecision(_ totals: TotalCounts?) -> String? {
    defer {
      replied.removeAll()
      places.removeAll()
    }
    for contact in replied where places[contact, default: 0] != 1 {
      return "a reply of contact \(contact.index) ended in \(places[contact, default: 0]) places"
    }
    return nil
  }
}

/// No newer reply overtakes an older one that the same member could have taken.
///
/// Who has which conversation in hand is not in the stream, so the shared inbox is held to what is certain: every other
/// member can have one older conversation in hand, not more.
struct OvertakingChecker: Checker {
  private struct Waiting {
    var since: Int
    var destination: Destination?
    var isHeld = false
    /// When it came to its place.
    var placedAt: Int
  }
  private var waiting: [ContactID: Waiting] = [:]
  private var clock = 0
  private let teamSize: Int

  init(_ policy: RoutingPolicy) { teamSize = policy.team.count }

  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String? {
    clock += 1
    switch change {
    case .replied(let contact):
      if waiting[contact] == nil { waiting[contact] = Waiting(since: clock, placedAt: clock) }
    case .routed(let contact, let destination, let via, _):
      let violation = heldBack(by: contact, via)
      waiting[contact]?.destination = destination
      waiting[contact]?.isHeld = false
      waiting[contact]?.placedAt = clock
      return violation
    case .held(let contact, _, _):
      waiting[contact]?.destination = nil
      waiting[contact]?.isHeld = true
    case .responded(let contact, let member):
      guard let answered = waiting.removeValue(forKey: contact) else { return nil }
      return overtaken(by: answered, contact, member)
    case .optedOut(let contact, _), .resolved(let contact, _), .reported(let contact, _): waiting[contact] = nil
    case .published, .contactJoined, .assigned, .released, .sent, .owned, .tagged, .untagged, .reopened, .joined,
      .left, .wentAway, .cameBack, .kept, .copyDropped, .ringTurned, .messageTaken, .bucketStarted, .refused, .clicked,
      .undelivered, .ownerPicked, .timedOut, .startedOver, .lainLong,
      .optedIn, .askedBack, .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened, .notified, .notificationPutOff,
      .notificationDropped:
      break
    }
    return nil
  }

  /// A step that asks nothing about the contact accepted this one, so it would have accepted an older held one.
  private func heldBack(by contact: ContactID, _ via: Via) -> String? {
    switch via {
    case .roundRobin, .leastOpen, .list, .member:
      guard let since = waiting[contact]?.since else { return nil }
      let older = waiting.contains { $0.key != contact && $0.value.isHeld && $0.value.since < since }
      return older ? "contact \(contact.index) was routed while an older reply was held" : nil
    case .tagRule, .sharedInbox, .sender, .lastTeamMember, .owner: return nil
    }
  }

  private func overtaken(by answered: Waiting, _ contact: ContactID, _ member: MemberID) -> String? {
    var shared = 0
    for (other, entry) in waiting where entry.since < answered.since && entry.placedAt < answered.since {
      if entry.destination == .member(member) {
        return "member \(member.index) answered contact \(contact.index) before the older contact \(other.index)"
      }
      if entry.destination == .sharedInbox { shared += 1 }
    }
    return shared >= teamSize ? "contact \(contact.index) was answered before \(shared) older shared ones" : nil
  }
}
