import Campaign
import Routing
import Statistics
import Testing

@testable import Simulation

/// Who is there when, to the millisecond: worked out by hand.
@Suite struct WorkingDayTests {
  /// What members and contacts did, with the moment.
  struct Diary: RunRecorder {
    var lines: [String] = []
    mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
      let at = event.at.milliseconds / 1000
      switch event.event {
      case .away(let member): lines.append("\(at) away \(member.rawValue)")
      case .back(let member): lines.append("\(at) back \(member.rawValue)")
      case .addMember(let member): lines.append("\(at) joins \(member.rawValue)")
      case .removeMember(let member): lines.append("\(at) leaves \(member.rawValue)")
      case .start(let member): lines.append("\(at) starts \(member.rawValue)")
      case .send(let member, _): lines.append("\(at) sends \(member.rawValue)")
      case .respond(let member, _): lines.append("\(at) answers \(member.rawValue)")
      case .reply(_, _, _): lines.append("\(at) reply")
      case .click: lines.append("\(at) click")
      case .contact(let arrival): if at > 0 { lines.append("\(at) contact \(arrival.contact.rawValue)") }
      case .publish, .optOut, .tag, .untag, .resolve, .report, .reopen, .delivery, .optIn, .optOutElsewhere,
        .optInElsewhere, .reassign, .notify,
        .clock:
        return
      }
    }
    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {}
  }

  /// One member, who sends a text every 100 s and answers within 10 s; no one replies unless the test says so.
  func diary(_ edit: (inout TextBank) -> Void, _ change: @escaping @Sendable (inout Scenario) -> Void)
    -> [String]
  {
    var bank = TextBank("diary")
    bank.members = 1
    bank.contacts = 100
    edit(&bank)
    bank.change = {
      $0.until = 1_000.0 * .second
      $0.members.general.texting = RandomDuration(.constant(100_000))
      $0.members.general.handling = RandomDuration(.constant(10_000))
      $0.replies.general = ContactBehaviour(known: .none, .none, .none)
      change(&$0)
    }
    var diary = Diary()
    _ = bank.simulator.run(replication: 0, watcher: &diary)
    return diary.lines
  }

  @Test func `shifts and breaks`() {
    let lines = diary({ _ in }) {
      $0.members.general.shifts = [
        .init(start: 0.0 * .second, end: 250.0 * .second), .init(start: 600.0 * .second, end: 900.0 * .second),
      ]
      $0.members.general.breaks = [.init(start: 650.0 * .second, end: 750.0 * .second)]
    }
    // What is in hand is finished before a member goes: the text of 200 s is due again at 300 s.
    #expect(
      lines == [
        "100 sends 0", "200 sends 0", "300 away 0", "600 back 0", "700 away 0", "750 back 0", "850 sends 0",
        "950 away 0",
      ])
  }

  @Test func `removed after each shift`() {
    let lines = diary({ _ in }) {
      $0.members.general.leaving = .removed
      $0.members.general.shifts = [
        .init(start: 50.0 * .second, end: 200.0 * .second), .init(start: 500.0 * .second, end: 650.0 * .second),
      ]
    }
    #expect(lines == ["50 back 0", "150 sends 0", "250 leaves 0", "500 joins 0", "600 sends 0", "700 leaves 0"])
  }

  @Test func `everybody walks away`() throws {
    let lines = diary({ $0.members = 2 }) { $0.members.general.abandon = .all }
    // Each has a claim on the contact whose text was never finished.
    let gone = lines.filter { $0.contains("away") }
    #expect(gone.count == 2)
    #expect(lines.count { $0.contains("starts") } == 2)
    for (place, line) in lines.enumerated() where line.contains("away") {
      let member = try #require(line.split(separator: " ").last)
      #expect(lines[place - 1].hasSuffix("starts \(member)"))
      #expect(!lines[place...].dropFirst().contains { $0.hasSuffix(" \(member)") })
    }
  }

  /// Until someone notices, the member counts as there; someone who notices after the next shift began notices nothing.
  @Test(arguments: [
    (noticed: "at once", after: Milliseconds?.some(.zero)), (noticed: "later", after: 200.0 * .second),
    (noticed: "never", after: nil),
  ])
  func `walking away is noticed`(_ row: (noticed: String, after: Milliseconds?)) throws {
    let lines = diary({ _ in }) {
      $0.members.general.abandon = .all
      $0.members.general.noticed = row.after
      $0.members.general.shifts = [.init(end: 500.0 * .second), .init(start: 900.0 * .second)]
    }
    let moments = { (what: String) in lines.filter { $0.contains(what) }.compactMap { Int($0.prefix { $0 != " " }) } }
    // A member who walks away leaves a claim.
    let (gone, away, back) = (try #require(moments("starts").first), moments("away").first, moments("back").first)
    switch row.after {
    case nil: #expect(away == nil && back == nil)
    case let after?:
      #expect(away == gone + Int(after.count) / 1_000)
      #expect(back == 900)
    }
  }

  /// Someone removes everyone after the shift, those who walked away among them.
  @Test func `removal finds who is missing`() throws {
    let lines = diary({ _ in }) {
      $0.members.general.abandon = .all
      $0.members.general.noticed = nil
      $0.members.general.leaving = .removed
      $0.members.general.shifts = [.init(end: 500.0 * .second), .init(start: 900.0 * .second)]
    }
    #expect(lines.contains("500 leaves 0"))
    #expect(lines.contains("900 joins 0"))
  }

  /// What a missing member had in hand waits for the notice, and then for anyone.
  @Test func `what is in hand stays until the notice`() throws {
    var bank = TextBank("in hand")
    bank.members = 2
    bank.contacts = 1
    bank.change = {
      $0.until = 10_000.0 * .second
      $0.replications = 1
      $0.members.general.texting = RandomDuration(.constant(1_000))
      $0.members.general.handling = RandomDuration(.constant(100_000))
      $0.replies.general = ContactBehaviour(known: .none, .all, .none, .none, RandomDuration(.constant(1_000)), 1)
      var leaver = $0.members.general
      leaver.abandon = .all
      leaver.noticed = 3_000.0 * .second
      leaver.shifts = [.init(end: 90.0 * .second)]
      var other = $0.members.general
      other.shifts = [.init(start: 95.0 * .second)]
      $0.members.named = [.init("member-0", leaver), .init("member-1", other)]
    }
    let report = try bank.report()
    let wait = try #require(report.metric(.replyWait)?.percentile(50))
    // From the reply at two seconds to the notice within 3,090 s, and 100 s more.
    #expect(wait > 3_050_000 && wait < 3_200_000)
    bank.change = { [change = bank.change] in
      change(&$0)
      $0.members.named = $0.members.named.map { named in
        var behaviour = named.behaviour
        behaviour.noticed = .zero
        return .init(named.member, behaviour)
      }
    }
    #expect(try #require(bank.report().metric(.replyWait)?.percentile(50)) < 200_000)
  }

  @Test func `churn`() {
    let lines = diary({ $0.members = 2 }) {
      $0.members.count = 1
      $0.churn = [
        TeamChange(at: 250.0 * .second, member: "member-1", joins: true),
        TeamChange(at: 350.0 * .second, member: "member-0", joins: false),
        TeamChange(at: 800.0 * .second, member: "member-0", joins: true),
      ]
    }
    #expect(
      lines == [
        "100 sends 0", "200 sends 0", "250 joins 1", "300 sends 0", "350 sends 1", "400 leaves 0", "450 sends 1",
        "550 sends 1", "650 sends 1", "750 sends 1", "800 joins 0", "850 sends 1", "900 sends 0", "950 sends 1",
        "1000 sends 0",
      ])
  }

  /// Five contacts in equal parts at three moments; those of the first are there from the start.
  @Test func `arrivals in parts`() {
    let lines = diary({ $0.contacts = 5 }) {
      $0.arrivals = .times([.zero, 300.0 * .second, 500.0 * .second])
      $0.until = 700.0 * .second
    }
    #expect(
      lines == [
        "100 sends 0", "200 sends 0", "300 contact 2", "300 sends 0", "300 contact 3", "400 sends 0",
        "500 contact 4", "500 sends 0",
      ])
  }

  /// A Poisson process: so many come in an hour, evenly, and no one in between or afterwards.
  @Test func `arrivals by rate`() {
    let lines = diary({ $0.contacts = 5_000 }) {
      $0.until = 10_000.0 * .second
      $0.arrivals = .rates([
        .init(from: 1_000.0 * .second, to: 2_000.0 * .second, perHour: 3_600),
        .init(from: 3_000.0 * .second, to: 4_000.0 * .second, perHour: 7_200),
      ])
    }
    let moments = lines.filter { $0.contains("contact") }.compactMap { Int($0.prefix { $0 != " " }) }
    #expect(moments.allSatisfy { (1_000...2_000).contains($0) || (3_000...4_000).contains($0) })
    #expect(abs(moments.count { $0 <= 2_000 } - 1_000) < 100)
    #expect(abs(moments.count { $0 >= 3_000 } - 2_000) < 140)
    #expect(moments == moments.sorted())
  }

  /// What replies say reaches the rules, and habits go by the first tag that fits.
  @Test func `words and habits`() throws {
    var bank = TextBank("words")
    bank.contacts = 4_000
    bank.members = 20
    bank.change = {
      $0.until = 30.0 * .day
      $0.replications = 1
      let quiet = ContactBehaviour(known: .none, .none, .none)
      let busy = ContactBehaviour(
        known: .none, .all, .none, Share(known: 0.25), RandomDuration(.constant(60_000)), 1,
        [.init("stop", Share(known: 0.5))])
      $0.replies = ListBehaviour(quiet, byTag: [.init("Spanish", quiet), .init("Donor", busy), .init("Nobody", busy)])
    }
    let report = try bank.report()
    func total(_ name: CountName) throws -> Double {
      try #require(report.totals.first { $0.count == name }?.estimate.mean)
    }
    // 20 % donors of whom 10 % are Spanish, too; half of their replies are opt outs.
    #expect(abs(try total(.replies) - 720) < 90)
    #expect(abs(try total(.optOuts) / (try total(.replies)) - 0.5) < 0.06)
    #expect(abs(try total(.clicked) / (try total(.replies)) - 0.25) < 0.06)
  }

  /// Tags are compared as tags: a reply would lose the punctuation at its end.
  @Test(arguments: [(tag: " OPT out ", optsOut: true), (tag: "Opt Out.", optsOut: false)])
  func `tag that opts out`(_ row: (tag: String, optsOut: Bool)) throws {
    let bank = TextBank("tag")
    let policy = RoutingPolicy(
      action: "tag", team: bank.policy.team, selectedCount: bank.members, lists: [], distribution: Distribution(),
      replySteps: [.sharedInbox], tagRules: [], optOutKeywords: ["stop"],
      autoTags: [AutoTag(tag: TagID(0), replyIs: ["enough"], replyContains: [])], tags: [row.tag], fields: [])
    let behaviour = ContactBehaviour(
      known: .none, .all, .none, .none, .replyDelay, 2, [.init("enough", .all)])
    let habits = ContactHabits(policy, ListBehaviour(behaviour))
    let reading = try #require(habits.texts.last)
    #expect(reading.tags == [TagID(0)])
    #expect((reading.tags == [policy.optOutTag]) == row.optsOut)
  }

  @Test func `kinds in proportion`() {
    #expect(seats(50, by: [40, 10]) == [40, 10])
    #expect(seats(7, by: [40, 10]) == [6, 1])
    #expect(seats(3, by: [1, 1]) == [2, 1])
    #expect(seats(0, by: [1, 1]) == [0, 0])
    #expect(seats(5, by: []) == [])
  }

  /// Whoever joins the team changes no one else's kind by more than one seat, and lines in another order change nothing.
  @Test func `kinds are keyed`() {
    var bank = TextBank("kinds")
    bank.members = 50
    let slow = bank.scenario.members.general
    let team = TeamBehaviour(slow, mix: [.init("careful", count: 40, slow), .init("fast", count: 10, slow)])
    let luck = bank.policy.team.map { luckKey($0.key.utf8) }
    let kinds = MemberKinds(bank.policy, team, Chance(seed: 1, replication: 0), luck: luck)
    #expect(kinds.kind.count { $0 == 1 } == 40)
    #expect(kinds.kind.count { $0 == 2 } == 10)
    let other = MemberKinds(bank.policy, team, Chance(seed: 2, replication: 0), luck: luck)
    #expect(other.kind != kinds.kind)
    bank.members = 51
    let more = MemberKinds(
      bank.policy, team, Chance(seed: 1, replication: 0), luck: bank.policy.team.map { luckKey($0.key.utf8) })
    #expect(zip(kinds.kind, more.kind).count { $0 != $1 } <= 1)
  }

  /// All waits together are the time that conversations needed attention: Little's law, to the millisecond.
  @Test(arguments: PromiseTests.banks)
  func `waits are the area below the curve`(_ bank: TextBank) {
    let simulator = bank.simulator
    for number in 0..<3 {
      let result = simulator.run(replication: number)
      #expect(result.waited == result.waitingArea)
      if bank.members > 0 { #expect(result.waited > 0) }
    }
  }

  /// With a warm-up, what begins before is not measured, and the rest is.
  @Test func `warm up`() throws {
    var bank = TextBank("warm-up")
    let all = try bank.report()
    bank.change = { $0.warmUp = 1.0 * .hour }
    let late = try bank.report()
    let (whole, rest) = (try #require(all.metric(.replyWait)), try #require(late.metric(.replyWait)))
    #expect(rest.count < whole.count && rest.count > 0)
    // The run itself is the same.
    #expect(all.events == late.events)
    bank.change = { $0.warmUp = $0.until }
    #expect(try bank.report().metric(.replyWait)?.count == 0)
  }
}
