import Campaign
import Routing
import Testing

@testable import Simulation

/// The second pass, against the draws that decide it.
@Suite struct FollowUpTests {
  /// First texts and what members wrote afterwards, with their moments, and who replied when.
  private struct Book: RunRecorder {
    struct Entry {
      let contact: Int
      let member: MemberID
      let at: Int64
    }
    var now: Int64 = 0
    var sent: [Entry] = []
    var written: [Entry] = []
    var replied: [(contact: Int, at: Int64)] = []
    /// Written to contacts who had not replied.
    var followUps: [Entry] {
      written.filter { one in !replied.contains { $0.contact == one.contact && $0.at <= one.at } }
    }

    mutating func taking(_ event: borrowing TimedEvent, text: Int?) { now = event.at.milliseconds }
    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
      switch change {
      case .sent(let contact, let member): sent.append(Entry(contact: contact.index, member: member, at: now))
      case .responded(let contact, let member): written.append(Entry(contact: contact.index, member: member, at: now))
      case .replied(let contact): replied.append((contact.index, now))
      case .published, .contactJoined, .assigned, .released, .kept, .routed, .held, .timedOut, .startedOver, .owned,
        .tagged, .untagged,
        .resolved, .reported, .optedOut, .optedIn, .askedBack, .reviewBegan, .reviewEnded, .joined, .left, .wentAway,
        .cameBack,
        .ownerSet, .hoursOpened, .notified, .notificationPutOff, .lainLong, .notificationDropped, .reopened,
        .copyDropped, .ringTurned,
        .ownerPicked, .messageTaken, .bucketStarted, .clicked, .undelivered, .refused:
        break
      }
    }
  }

  private static let minute: Int64 = 60_000

  private func book(
    _ followUp: FollowUp?, reply: Double = 0, optOut: Double = 0, undelivered: Double = 0, delay: Double = 1_000,
    until: Milliseconds = 4.0 * .hour, _ change: @escaping @Sendable (inout Scenario) -> Void = { _ in }
  ) -> Book {
    let bank = TextBank("follow-ups") {
      $0.contacts = 60
      $0.change = {
        $0.until = until
        $0.followUp = followUp
        $0.members.general.texting = RandomDuration(.constant(5_000))
        $0.members.general.handling = RandomDuration(.constant(0))
        $0.replies.general = ContactBehaviour(
          known: Share(known: undelivered), Share(known: reply), Share(known: optOut), .none,
          RandomDuration(.constant(delay)), 1)
        change(&$0)
      }
    }
    var book = Book()
    _ = bank.simulator.run(replication: 0, watcher: &book)
    return book
  }

  /// Whom the text of a number brings to answer.
  private func answering(_ share: Double, _ number: UInt32) -> Set<Int> {
    let chance = Chance(seed: 1, replication: 0)
    return Set((0..<60).filter { chance.pair(UInt64($0), .outcome, number).1 < share })
  }

  @Test func `who never replies gets as many as there may be, each so long after the last`() {
    let book = book(FollowUp(after: 20.0 * .minute, most: 3))
    #expect(book.sent.count == 60 && book.written.count == 180)
    for first in book.sent {
      var last = first.at
      for next in book.written where next.contact == first.contact {
        #expect(next.member == first.member && next.at >= last + 20 * Self.minute)
        last = next.at
      }
    }
    let one = self.book(FollowUp(after: 20.0 * .minute))
    #expect(Set(one.written.map(\.contact)).count == 60 && one.written.count == 60)
    #expect(self.book(nil).written.isEmpty)
    #expect(self.book(FollowUp(after: 5.0 * .hour)).written.isEmpty)
  }

  @Test func `who replied or opted out gets none, and some reply to it`() {
    let book = book(FollowUp(after: 20.0 * .minute), reply: 0.3)
    let (first, second) = (answering(0.3, 0), answering(0.3, 1))
    #expect(!first.isEmpty && !second.subtracting(first).isEmpty)
    #expect(Set(book.followUps.map(\.contact)) == Set(0..<60).subtracting(first))
    #expect(Set(book.replied.map(\.contact)) == first.union(second))
    let out = self.book(FollowUp(after: 20.0 * .minute), optOut: 0.3)
    #expect(Set(out.written.map(\.contact)) == Set(0..<60).subtracting(first))
    let without = self.book(nil, reply: 0.3)
    #expect(Set(without.replied.map(\.contact)) == first)
    #expect(without.sent.map(\.at) == book.sent.map(\.at))
  }

  @Test func `an answer on its way is the only one`() {
    let book = book(FollowUp(after: 20.0 * .minute), reply: 1, delay: 3_600_000)
    #expect(book.followUps.count == 60 && book.replied.count == 60)
    for reply in book.replied {
      #expect(book.sent.contains { $0.contact == reply.contact && $0.at + 60 * Self.minute == reply.at })
    }
  }

  @Test func `what does not arrive is not sent again, and what is filtered is`() {
    let unreached = answering(1, 0).filter { Chance(seed: 1, replication: 0).unit(UInt64($0), .outcome, 0) < 0.4 }
    let lost = book(FollowUp(after: 20.0 * .minute), undelivered: 0.4)
    #expect(Set(lost.written.map(\.contact)) == Set(0..<60).subtracting(unreached))
    let filtered = book(FollowUp(after: 20.0 * .minute), reply: 1) { $0.channel = Channel(filtered: .all) }
    #expect(filtered.written.count == 60 && filtered.replied.isEmpty)
  }

  @Test func `who is off shift follows up when they are back`() {
    let shifts = [MemberBehaviour.Period(end: .hour), MemberBehaviour.Period(start: 20.0 * .hour, end: 21.0 * .hour)]
    let book = book(FollowUp(after: 2.0 * .hour), until: 1.0 * .day) { $0.members.general.shifts = shifts }
    #expect(book.written.count == 60)
    let begin = (book.sent.first?.at ?? 0) / (60 * Self.minute) * 60 * Self.minute
    #expect(book.written.allSatisfy { $0.at >= begin + 20 * 60 * Self.minute })
  }
}
