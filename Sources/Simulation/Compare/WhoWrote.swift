import Campaign
import Routing

/// Records which member wrote to each contact in a run: the first text, and the latest response.
struct WhoWrote: RunRecorder {
  /// By contact.
  private(set) var firstText: [MemberID]
  private(set) var latestResponse: [MemberID]

  init(contacts: Int) {
    firstText = [MemberID](repeating: .nobody, count: contacts)
    latestResponse = firstText
  }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: RoutingState) {
    if case .sent(let contact, let member) = change { firstText[contact.index] = member }
    if case .responded(let contact, let member) = change { latestResponse[contact.index] = member }
  }
}
