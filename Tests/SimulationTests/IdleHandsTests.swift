import Campaign
import Routing
import Testing

@testable import Simulation

/// At no moment does a member stand idle who could do some of the work that waits.
@Suite struct IdleHandsTests {
  /// Much happens at the same moment: times are constant, and shifts and breaks end when texts are sent.
  static let banks: [TextBank] = [
    TextBank("everything on the minute") {
      $0.contacts = 120
      $0.rules = [.tag(0, to: [0, 1, 2])]
      $0.claimTimeout = 180_000
      $0.change = {
        onTheMinute(&$0)
        $0.members.general.abandon = Share(known: 0.5)
      }
    },
    TextBank("everything on the minute, noticed late") {
      $0.contacts = 120
      $0.rules = [.tag(0, to: [0, 1, 2])]
      $0.claimTimeout = 180_000
      $0.maxPerMember = 40
      $0.change = {
        onTheMinute(&$0)
        $0.members.general.abandon = Share(known: 0.5)
        $0.members.general.noticed = 7.0 * .minute
        $0.members.general.leaving = .removed
      }
    },
    TextBank("buckets on the minute") {
      $0.contacts = 120
      $0.mode = .buckets(size: 4)
      $0.steps = [.roundRobin, .hold]
      $0.change = onTheMinute
    },
  ]

  private static let onTheMinute: @Sendable (inout Scenario) -> Void = {
    $0.members.general.texting = RandomDuration(.constant(60_000))
    $0.members.general.handling = RandomDuration(.constant(120_000))
    $0.replies.general = ContactBehaviour(
      known: .none, Share(known: 0.6), .none, .none, RandomDuration(.constant(300_000)), 2)
    $0.members.general.shifts = [.init(end: 30.0 * .minute), .init(start: 40.0 * .minute)]
    $0.members.general.breaks = [.init(start: 12.0 * .minute, end: 15.0 * .minute)]
    $0.arrivals = .times((0..<24).map { Double($0) * 5.0 * Milliseconds.minute })
  }

  @Test(arguments: banks + TimerTests.banks.prefix(2)) func `nobody is idle beside work`(_ bank: TextBank) {
    let (idle, checks) = idleHands(bank, isAsleep: false)
    #expect(idle == 0)
    #expect(checks > 100)
  }

  /// A run in which no one is woken for work that is anyone's.
  @Test func `idle hands are found`() { #expect(idleHands(Self.banks[0], isAsleep: true).idle > 0) }

  private func idleHands(_ bank: TextBank, isAsleep: Bool) -> (idle: Int, checks: Int) {
    let simulator = bank.simulator
    var (idle, checks) = (0, 0)
    for number in 0..<3 {
      var run = Replication(simulator.plan.beginning(of: number), number: number, watcher: NoChangeRecorder())
      run.begin()
      while true {
        if isAsleep { run.awake = MemberID(0) }
        guard run.step() else { break }
        // Someone may still act at this very moment.
        if run.agenda.holds(.memberFree, at: run.agenda.now) { continue }
        checks += 1
        if standsIdle(&run, members: bank.members) { idle += 1 }
      }
    }
    return (idle, checks)
  }

  private func standsIdle(_ run: inout Replication<NoChangeRecorder>, members: Int) -> Bool {
    let hands = (0..<UInt16(members)).map { MemberID($0) }.filter { run.idle.contains($0) }
    if hands.isEmpty { return false }
    for index in 0..<run.engine.state.contactCount {
      let contact = ContactID(UInt32(index))
      guard run.engine.state.needsAttention(contact), !run.inboxes.isInHand(contact) else { continue }
      switch run.engine.state.placement(of: contact) {
      case .nowhere, .held: continue
      case .sharedInbox: return true
      case .member(let member): if hands.contains(member) { return true }
      case .fanOut(let set): if run.engine.state.members(of: set).contains(where: hands.contains) { return true }
      }
    }
    for member in hands {
      let (send, start) = (CampaignEvent.send(member, nil), CampaignEvent.start(member))
      if !run.engine.refuses(TimedEvent(at: run.clock, event: send)) { return true }
      if run.plan.sharesTexts, !run.engine.refuses(TimedEvent(at: run.clock, event: start)) { return true }
    }
    return false
  }
}
