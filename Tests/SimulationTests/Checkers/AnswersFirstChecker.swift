import Campaign
import Routing
import Simulation

/// Whoever has so many conversations to answer begins no first text.
struct AnswersFirstChecker: RunRecorder {
  private let most: Int
  private(set) var violations: [String] = []
  /// First texts that were begun.
  private(set) var begun = 0
  /// Who has a conversation that needs attention.
  private var holders: [ContactID: [MemberID]] = [:]
  private var waiting: Set<ContactID> = []

  init(most: Int) { self.most = most }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
    switch change {
    case .replied(let contact): waiting.insert(contact)
    case .routed(let contact, .member(let member), _, _): holders[contact] = [member]
    case .routed(let contact, .recipients, _, _):
      if case .fanOut(let set) = state.placement(of: contact) { holders[contact] = Array(state.members(of: set)) }
    case .routed(let contact, .sharedInbox, _, _), .held(let contact, _, _), .timedOut(let contact, _):
      holders[contact] = nil
    case .responded(let contact, _), .optedOut(let contact, _): waiting.remove(contact)
    case .copyDropped(let contact, let member): holders[contact]?.removeAll { $0 == member }
    case .assigned(let contact, let member, .claimed), .sent(let contact, let member):
      begun += 1
      let open = waiting.count { holders[$0]?.contains(member) ?? false }
      if open >= most { violations.append("member \(member.index) begins a text with \(open) to answer") }
    case .published, .contactJoined, .assigned, .released, .owned, .tagged, .untagged, .resolved, .reopened, .joined,
      .left, .wentAway, .cameBack, .kept, .ringTurned, .messageTaken, .bucketStarted, .refused, .reported, .clicked,
      .undelivered, .askedBack, .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened, .notified, .notificationPutOff,
      .ownerPicked, .startedOver, .lainLong, .optedIn, .notificationDropped:
      break
    }
  }
}
