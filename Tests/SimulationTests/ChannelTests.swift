import Campaign
import Routing
import Testing

@testable import Simulation

/// What the carriers let through, against arithmetic.
@Suite struct ChannelTests {
  /// When texts are sent and replies come, in milliseconds from the start, and who replies.
  private struct Book: RunRecorder {
    var sent: [Int64] = []
    var replied: [Int64] = []
    var repliers: [ContactID] = []
    mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
      if case .send = event.event { sent.append(event.at.milliseconds) }
      if case .reply(let contact, _, _) = event.event {
        replied.append(event.at.milliseconds)
        repliers.append(contact)
      }
    }
    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {}
  }

  /// Everyone replies once, a second after the text has come; members text as fast as they can.
  private func book(_ channel: Channel?, until: Milliseconds = 1.0 * .hour, replication: Int = 0) -> Book {
    let bank = TextBank("channel") {
      $0.contacts = 60
      $0.change = {
        $0.until = until
        $0.channel = channel
        $0.members.general.texting = RandomDuration(.constant(10_000))
        $0.members.general.handling = RandomDuration(.constant(0))
        $0.replies.general = ContactBehaviour(
          known: .none, .all, .none, .none, RandomDuration(.constant(1_000)), 1)
      }
    }
    var book = Book()
    _ = bank.simulator.run(replication: replication, watcher: &book)
    return book
  }

  @Test func `texts wait for their turn`() {
    let free = book(nil)
    #expect(free.sent.count == 60)
    #expect(zip(free.sent, free.replied).allSatisfy { $1 - $0 == 1_000 })
    let queued = book(Channel(textsPerMinute: 12))
    // The queue of a single server, by Lindley's recursion.
    var turn = Int64.min
    for (sent, replied) in zip(queued.sent, queued.replied) {
      turn = max(sent, turn == .min ? sent : turn + 5_000)
      #expect(replied == turn + 1_000)
    }
    #expect((queued.replied.last ?? 0) >= (queued.sent.first ?? 0) + 59 * 5_000)
  }

  @Test func `a channel with room changes nothing`() {
    let (free, wide) = (book(nil), book(Channel(textsPerMinute: 1_000_000, textsPerDay: 60)))
    #expect(free.sent == wide.sent && free.replied == wide.replied)
  }

  @Test func `the rest of a day's texts come on the next`() {
    let days = book(Channel(textsPerDay: 25), until: 3.0 * .day)
    let begin = days.sent.first.map { $0 - $0 % 86_400_000 } ?? 0
    let byDay = Dictionary(grouping: days.replied) { ($0 - begin) / 86_400_000 }.mapValues(\.count)
    #expect(byDay == [0: 25, 1: 25, 2: 10])
  }

  /// Those whose draw says so, and no one else, never get the text; the rest goes as it would.
  private func unfiltered(_ share: Double, replication: Int = 0) -> [Int] {
    let chance = Chance(seed: 1, replication: replication)
    return (0..<60).filter { chance.unit(UInt64($0), .filtered, 0) >= share }
  }

  @Test func `filtered texts are sent and bring nothing`() {
    let (free, filtered) = (book(nil), book(Channel(filtered: Share(known: 0.3))))
    #expect(filtered.sent == free.sent)
    let heard = unfiltered(0.3)
    #expect((30...55).contains(heard.count))
    #expect(filtered.repliers.map(\.index).sorted() == heard)
    #expect(book(Channel(filtered: .all)).replied.isEmpty)
    let none = book(Channel(textsPerDay: 60, filtered: .none))
    #expect(none.sent == free.sent && none.replied == free.replied)
  }

  /// What is filtered takes its turn: the others come when they would.
  @Test func `filtered texts take their turn`() {
    let (all, filtered) = (
      book(Channel(textsPerMinute: 12)), book(Channel(textsPerMinute: 12, filtered: Share(known: 0.5)))
    )
    let when = Dictionary(zip(all.repliers, all.replied)) { first, _ in first }
    #expect(filtered.repliers.count == unfiltered(0.5).count)
    #expect(zip(filtered.repliers, filtered.replied).allSatisfy { when[$0] == $1 })
  }

  @Test func `what is filtered differs from day to day`() throws {
    let range = try #require(DayRange(.filtered, from: 0.1, to: 0.9))
    var channel = Channel(filtered: Share(known: 0.5))
    channel.ranges = [range]
    var counts: Set<Int> = []
    for replication in 0..<4 {
      let chance = Chance(seed: 1, replication: replication)
      let share = range.value(chance.unit(UInt64(DayFigure.filtered.rawValue), .day, 0))
      let day = book(channel, replication: replication)
      #expect(day.repliers.map(\.index).sorted() == unfiltered(share, replication: replication))
      counts.insert(day.replied.count)
    }
    #expect(counts.count > 1)
  }
}
