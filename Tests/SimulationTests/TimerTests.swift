import Campaign
import Routing
import Statistics
import Testing
import Zones

@testable import Simulation

/// What the engine does by itself when its time has come is an event of the simulated day, with no one else moving.
@Suite struct TimerTests {
  /// A share of every kind of timer: claims that run out, replies held until texting hours, notifications that were put off.
  static let banks: [TextBank] = [
    TextBank("claims that run out") {
      $0.claimTimeout = 300_000
      $0.change = {
        $0.members.general.texting = MemberBehaviour.texting(perHour: 60)
        $0.members.general.abandon = Share(known: 0.8)
      }
    },
    TextBank("claims and bad luck with every one of them") {
      $0.members = 40
      $0.claimTimeout = 60_000
      $0.maxPerMember = 20
      $0.change = {
        $0.members.general.texting = MemberBehaviour.texting(perHour: 20)
        $0.members.general.abandon = .all
        $0.members.general.shifts = [.init(end: 1.0 * .hour), .init(start: 1.0 * .hour)]
      }
    },
    TextBank("replies that wait for the morning") {
      $0.hours = ZoneRules(name: "UTC", offset: 0).flatMap {
        TextingHours(start: 540, end: 570, zone: .fixed($0), repliesWait: true)
      }
      $0.change = { $0.until = 50.0 * .hour }
    },
    TextBank("notifications that are put off") {
      $0.steps = [.roundRobin, .sharedInbox]
      $0.notifications = [
        NotificationRule(
          kind: .repliesWaiting, subject: NotificationKind.repliesWaiting.standardSubject,
          body: NotificationKind.repliesWaiting.standardBody)
      ]
      $0.change = { $0.members.general.handling = RandomDuration(.exponential(mean: 400_000)) }
    },
  ]

  /// Notes when the engine's clock moved by itself before an event of its own.
  private struct Clockwork: RunRecorder {
    var timers = 0
    /// Timers that were carried out only because of a later event.
    var late = 0
    private var taken = Instant(milliseconds: 0)
    mutating func taking(_ event: borrowing TimedEvent, text: Int?) { taken = event.at }
    mutating func timeCame(_ moment: Instant, isTimer: Bool) {
      guard isTimer else { return }
      timers += 1
      if moment < taken { late += 1 }
    }
    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {}
  }

  private func violations(_ bank: TextBank, hidesTimers: Bool = false) -> (missing: Int, clockwork: Clockwork) {
    let simulator = bank.simulator
    var (missing, all) = (0, Clockwork())
    for number in 0..<3 {
      var run = Replication(simulator.plan.beginning(of: number), number: number, watcher: all)
      // The fault: the run believes that a timer is on its agenda already.
      if hidesTimers { run.timer = 0 }
      run.begin()
      repeat { if lacksTimer(run) { missing += 1 } } while run.step()
      all = run.log.watcher
    }
    return (missing, all)
  }

  /// The engine's next timer falls into the run and is not on its agenda.
  private func lacksTimer(_ run: borrowing Replication<Clockwork>) -> Bool {
    guard let due = run.engine.state.nextTimer else { return false }
    let moment = UInt64(clamping: due.milliseconds - run.plan.begin.milliseconds)
    return moment <= run.plan.until && !run.agenda.holds(.timer, at: moment)
  }

  @Test(arguments: banks) func `next timer is on the agenda`(_ bank: TextBank) {
    let (missing, clockwork) = violations(bank)
    #expect(missing == 0)
    #expect(clockwork.late == 0)
    #expect(clockwork.timers > 2)
  }

  @Test(arguments: banks) func `a lost timer is found`(_ bank: TextBank) {
    let (missing, _) = violations(bank, hidesTimers: true)
    #expect(missing > 0)
  }

  /// One member walks away from the only text that is left; the other, who has nothing to do, sends it when the claim runs out.
  @Test func `the list is sent although nobody moves`() throws {
    var bank = TextBank("stall")
    bank.members = 2
    bank.contacts = 2
    bank.claimTimeout = 1_800_000
    bank.change = {
      $0.replications = 1
      $0.until = 4.0 * .hour
      $0.members.general.texting = RandomDuration(.constant(600_000))
      $0.replies.general = ContactBehaviour(known: .none, .none, .none)
      var leaver = $0.members.general
      leaver.abandon = .all
      // Walks away within the first ten minutes, before the first text is sent.
      leaver.shifts = [.init(end: 10.0 * .minute)]
      $0.members.named = [.init("member-1", leaver)]
    }
    let report = try bank.report()
    #expect(report.metric(.claimsExpired)?.estimate.mean == 1)
    let sent = try #require(report.metric(.timeToSendList)?.percentile(50))
    #expect(sent > 1_800_000 && sent < 2_400_000)
  }
}
