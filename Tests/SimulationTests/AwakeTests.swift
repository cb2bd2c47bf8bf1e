import Campaign
import Routing
import Testing
import Zones

@testable import Simulation

/// Contacts who sleep, against arithmetic.
@Suite struct AwakeTests {
  /// When each contact is texted and replies, in milliseconds since 1970.
  private struct Book: RunRecorder {
    var sent: [Int: Int64] = [:]
    var replied: [Int: Int64] = [:]
    private var now: Int64 = 0
    mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
      now = event.at.milliseconds
      if case .reply(let contact, _, _) = event.event { replied[contact.index] = event.at.milliseconds }
    }
    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
      if case .sent(let contact, _) = change { sent[contact.index] = now }
    }
  }

  private static let hour: Int64 = 3_600_000
  private static let east = ZoneRules(name: "America/New_York", offset: -5 * 3_600)
  private static let west = ZoneRules(name: "America/Los_Angeles", offset: -8 * 3_600)
  private static let usual = DayStretch(start: 480, end: 1_380).map { OpeningHours(WeeklyHours(daily: $0)) }

  /// Everyone replies once, seven hours after the text has come; members text without haste from 9:00 to 22:00.
  private func book(_ awake: OpeningHours?, hours: TextingHours?, zones: Bool = false) -> Book {
    let bank = TextBank("awake") {
      $0.contacts = 90
      $0.hours = hours
      $0.change = {
        $0.until = 3.0 * .day
        $0.awake = awake
        $0.members.general.texting = RandomDuration(.constant(3_600_000))
        $0.members.general.handling = RandomDuration(.constant(0))
        $0.replies.general = ContactBehaviour(
          known: .none, .all, .none, .none, RandomDuration(.constant(25_200_000)), 1)
        if zones {
          $0.contacts.timeZones = [
            .init("America/Los_Angeles", Share(known: 0.5)), .init("America/New_York", Share(known: 0.5)),
          ]
        }
      }
    }
    let (scenario, policy) = (bank.scenario, bank.policy)
    let names = ContactGenerator.Names(
      tag: { _ in nil }, zone: { $0 == "America/New_York" ? Self.east : $0 == "America/Los_Angeles" ? Self.west : nil })
    let supply = ContactSupply.generated(ContactGenerator(scenario, policy: policy, names: names))
    let simulator = Simulator(graph: compile(policy), scenario: scenario, contacts: supply)
    var book = Book()
    _ = simulator.runFromLoading(replication: 0, watcher: &book)
    return book
  }

  /// When a reply comes that takes seven hours of being awake from 8:00 to 23:00, minute by minute.
  private func expected(_ sent: Int64, offset: Int64) -> Int64 {
    let day = 24 * Self.hour
    func isAwake(_ moment: Int64) -> Bool {
      let local = ((moment + offset) % day + day) % day
      return local >= 8 * Self.hour && local < 23 * Self.hour
    }
    var (now, left) = (sent, 7 * Self.hour)
    while true {
      // To the next whole minute.
      let step = 60_000 - now % 60_000
      if isAwake(now) {
        if left < step { return now + left }
        left -= step
      }
      now += step
    }
  }

  private func hours(_ zone: TextingHours.Zone) throws -> TextingHours {
    try #require(TextingHours(start: 540, end: 1_320, zone: zone, repliesWait: false))
  }

  /// Of how many contacts the reply comes when arithmetic says, and of how many it does not.
  private func counts(_ book: Book, offsets: [Int64]) -> (right: Int, wrong: Int) {
    var (right, wrong) = (0, 0)
    for (contact, replied) in book.replied {
      guard let sent = book.sent[contact] else { continue }
      if offsets.contains(where: { expected(sent, offset: $0) == replied }) { right += 1 } else { wrong += 1 }
    }
    return (right, wrong)
  }

  @Test func `delays stand still in the night`() throws {
    let east = try #require(Self.east)
    let found = book(Self.usual, hours: try hours(.fixed(east)))
    #expect(counts(found, offsets: [-5 * Self.hour]).wrong == 0)
    #expect(counts(found, offsets: [-5 * Self.hour]).right > 60)
    // By another clock, or where no one sleeps, many come at other times.
    #expect(counts(found, offsets: [-8 * Self.hour]).wrong > 20)
    #expect(counts(book(nil, hours: try hours(.fixed(east))), offsets: [-5 * Self.hour]).wrong > 20)
  }

  @Test func `each contact sleeps by their own clock`() throws {
    let found = book(Self.usual, hours: try hours(.contact(missing: Self.east)), zones: true)
    let both = counts(found, offsets: [-5 * Self.hour, -8 * Self.hour])
    #expect(both.wrong == 0 && both.right > 60)
    #expect(counts(found, offsets: [-5 * Self.hour]).wrong > 10 && counts(found, offsets: [-8 * Self.hour]).wrong > 10)
  }

  @Test func `without texting hours the day begins when contacts awake`() {
    let found = book(Self.usual, hours: nil)
    // An hour, the time of a text, after 8:00.
    #expect((found.sent.values.min() ?? 0) % (24 * Self.hour) == 9 * Self.hour)
    #expect(counts(found, offsets: [0]).wrong == 0 && counts(found, offsets: [0]).right > 60)
  }

  @Test func `who never sleeps is as if nothing were said`() throws {
    let all = try #require(DayStretch(start: 0, end: 1_440))
    let east = try #require(Self.east)
    let (said, unsaid) = (
      book(OpeningHours(WeeklyHours(daily: all)), hours: try hours(.fixed(east))),
      book(nil, hours: try hours(.fixed(east)))
    )
    #expect(said.sent == unsaid.sent && said.replied == unsaid.replied && !said.replied.isEmpty)
  }
}
