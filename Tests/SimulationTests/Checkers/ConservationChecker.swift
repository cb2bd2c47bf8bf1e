import Campaign
import Routing

/// At every moment, contacts = sent + waiting + unassigned + never textable, and first texts move only along the arrows:
/// unassigned → waiting → sent, waiting → unassigned, unassigned → never.
struct ConservationChecker: Checker {
  private enum Stage { case unassigned, waiting, sent, never }
  private var stages: [Stage] = []

  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String? {
    switch change {
    case .contactJoined(let contact):
      if contact.index != stages.count { return "contact \(contact.index) joined as number \(stages.count)" }
      stages.append(.unassigned)
    // What was sent may be given to someone else, and stays sent.
    case .assigned(let contact, _, .reassigned) where stages[contact.index] == .sent: break
    case .released(let contact, _, .reassigned) where stages[contact.index] == .sent: break
    case .assigned(let contact, _, _): return move(contact, from: .unassigned, to: .waiting)
    case .released(let contact, _, _): return move(contact, from: .waiting, to: .unassigned)
    case .sent(let contact, _): return move(contact, from: .waiting, to: .sent)
    case .optedIn(let contact, _):
      if stages[contact.index] != .sent { return move(contact, from: .never, to: .unassigned) }
    case .optedOut(let contact, _):
      if stages[contact.index] != .sent { return move(contact, from: .unassigned, to: .never) }
    case .published, .replied, .routed, .held, .responded, .owned, .tagged, .untagged, .resolved, .reopened, .joined,
      .left, .wentAway, .cameBack, .kept, .copyDropped, .ringTurned, .messageTaken, .bucketStarted, .refused, .reported,
      .clicked, .undelivered, .askedBack, .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened, .notified,
      .notificationPutOff, .ownerPicked, .timedOut, .startedOver, .lainLong,
      .notificationDropped:
      break
    }
    return nil
  }

  private mutating func move(_ contact: ContactID, from: Stage, to: Stage) -> String? {
    let stage = stages[contact.index]
    stages[contact.index] = to
    return stage == from ? nil : "contact \(contact.index) became \(to) from \(stage), not from \(from)"
  }

  mutating func endOfDecision(_ totals: TotalCounts?) -> String? {
    guard let totals else { return nil }
    func count(_ stage: Stage) -> Int { stages.count { $0 == stage } }
    // Contacts that arrive opted out or as a second row are never textable without a change that says so.
    let parts = totals.sent + totals.waiting + totals.unassigned + totals.neverTextable
    if totals.contacts != parts { return "\(totals.contacts) contacts, but \(parts) in their stages" }
    if totals.contacts != stages.count { return "\(totals.contacts) contacts counted, \(stages.count) joined" }
    if totals.sent != count(.sent) { return "\(totals.sent) sent counted, \(count(.sent)) seen" }
    if totals.waiting != count(.waiting) { return "\(totals.waiting) waiting counted, \(count(.waiting)) seen" }
    return nil
  }
}
