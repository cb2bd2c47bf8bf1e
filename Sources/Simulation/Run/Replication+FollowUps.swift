import Campaign
import Routing

// The second pass: members text those again who have not replied to them. Such a text is an event `respond` of whoever sent the first
// one, as it is on a platform: a member writes in a conversation.
extension Replication {
  /// A text was sent; the next one is due some time later.
  mutating func planFollowUp(to contact: ContactID) {
    guard let followUps, followUps.mayGetMore(contact) else { return }
    agenda.schedule(.followUp, contact.rawValue, after: followUps.after)
  }

  /// The next text to a contact is due: it is with the member who sent the first one.
  mutating func followUpIsDue(_ contact: ContactID) {
    guard followUps != nil, mayBeTextedAgain(contact) else { return }
    let member = engine.state.sender(of: contact)
    guard member.isSomebody else { return }
    if awaitHours(of: contact) {
      followUps?.putOff(contact)
    } else {
      followUps?.put(contact, with: member)
      wake(member)
    }
  }

  /// Texting hours begin somewhere.
  mutating func beginHoursOfFollowUps() {
    for contact in followUps?.wakeAll() ?? [] { followUpIsDue(contact) }
  }

  /// Whether a follow-up was sent: a member turns to them when there is no reply to answer and no first text to send.
  mutating func sendFollowUp(_ member: MemberID) -> Bool {
    while let contact = followUps?.next(of: member) {
      guard mayBeTextedAgain(contact) else { continue }
      if awaitHours(of: contact) {
        followUps?.putOff(contact)
        continue
      }
      guard attempt(.respond(member, contact)) else { continue }
      followUps?.noteSent(contact)
      react(toText: contact, number: followUps?.count(of: contact) ?? 0)
      return true
    }
    return false
  }

  /// Who has neither replied nor opted out, and of whom the provider has not said that texts do not arrive.
  private func mayBeTextedAgain(_ contact: ContactID) -> Bool {
    turns[contact.index] == 0 && !engine.state.isOptedOut(contact) && isReached(contact)
  }
}
