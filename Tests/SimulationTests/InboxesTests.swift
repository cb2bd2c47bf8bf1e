import Campaign
import Routing
import Testing

@testable import Simulation

@Suite struct InboxesTests {
  /// Contacts 0...3 reply in this order; 1 lands in the shared inbox, the others with ana.
  private func engine() -> Engine {
    let bank = TextBank("inboxes") {
      $0.members = 2
      $0.rules = [.tag(0, to: [0])]
    }
    var engine = Engine(graph: compile(bank.policy))
    let donor = [TagID(0)]
    for number in 0..<4 {
      let contact = CampaignEvent.contact(ContactArrival(contact: ContactID(UInt32(number))))
      donor.withUnsafeBufferPointer { tags in
        let tags = number == 1 ? UnsafeBufferPointer(start: nil, count: 0) : tags
        engine.take(TimedEvent(at: Instant(milliseconds: 0), event: contact, tags: tags))
      }
    }
    for number in 0..<4 {
      let reply = CampaignEvent.reply(ContactID(UInt32(number)), ReplyReading(), nil)
      engine.take(TimedEvent(at: Instant(milliseconds: 0), event: reply))
    }
    return engine
  }

  @Test func `oldest first over own and shared inbox`() {
    let engine = engine()
    var inboxes = Inboxes(contacts: 4, members: 2)
    for number in [0, 1, 2, 3] as [UInt32] {
      _ = inboxes.noteReply(ContactID(number), at: UInt64(number))
      // In the wrong order: age decides, not when it was put there.
    }
    for number in [3, 2, 0] as [UInt32] { inboxes.put(ContactID(number), with: MemberID(0)) }
    inboxes.putShared(ContactID(1))
    #expect(inboxes.pickUp(for: MemberID(0), in: engine.state) == ContactID(0))
    #expect(inboxes.pickUp(for: MemberID(1), in: engine.state) == ContactID(1))
    #expect(inboxes.pickUp(for: MemberID(1), in: engine.state) == nil)
    #expect(inboxes.settle(ContactID(2)) == 2)
    #expect(inboxes.settle(ContactID(2)) == nil)
    #expect(inboxes.pickUp(for: MemberID(0), in: engine.state) == ContactID(3))
    #expect(inboxes.pickUp(for: MemberID(0), in: engine.state) == nil)
  }
}
