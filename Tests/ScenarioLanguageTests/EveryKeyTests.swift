import Campaign
import Diagnostics
import ScenarioLanguage
import Simulation
import Testing

@Suite struct EveryKeyTests {
  static let big = """
    # Every key that a scenario may have, with a value that is not its default: what is read of it is below.
    kind: scenario
    version: 1
    name: friday night
    preset: gotv-blitz
    contacts:
      count: 300
      tags: { Spanish: 0.1, Donor: 20% }
      fields: { state: { TX: 40%, CA: 60% }, party: { D: 0.5 } }
      time_zones: { America/Denver: 40%, America/Chicago: 60% }
      known_to_member: 1
      awake: ["07:30-09:00", "17:00-24:00"]
    arrivals:
      rates:
        - { from: 30m, to: 1h, per_hour: 100 }
        - { from: 0s, to: 30m, per_hour: 600.5 }
    members:
      mix:
        fast: { count: 10, texts_per_hour: { from: 800, to: 1000, likely: 900 } }
        careful: { count: 30, handling_time: 2m, breaks: [] }
      named:
        joe: { shifts: [{ start: 2h }, { start: 0s, end: 1h }], abandon: { share: 10%, noticed: never }, turn_up: 90% }
        ana: { texts_per_hour: 60, shift: { end: 1h } }
      count: 2
      texts_per_hour: 360
      handling_time: { from: 20s, to: 60s }
      shift: { start: 5m, end: 1h30m, leaving: removed }
      breaks: [{ start: 1h, end: 1h10m }, { start: 20m, end: 30m }]
      abandon: { noticed: 20m, share: 5% }
      turn_up: { from: 70%, to: 100% }
    replies:
      by_tag:
        - { tag: Donor, reply: 20%, opt_out: 1%, words: [] }
        - { tag: Spanish, undelivered: 50%, click: { likely: 5%, from: 4%, to: 9% } }
      by_field:
        - { field: state, reply: 40%, value: TX }
      undelivered: 0
      reply: 0.5
      opt_out: 0.25
      click: 4%
      delay:
        - { share: 0.5, mean: 10h }
        - { share: 0.5, median: 6m, sigma: 1.2 }
      mean_replies: 1.5
      words:
        - { text: "stop it", share: 2% }
        - { share: 5%, text: en español por favor }
    channel: { texts_per_minute: 75.5, texts_per_day: 2000, filtered: { from: 1%, to: 3% } }
    follow_up: { after: 40m, to: no_reply, most: 3 }
    # Who comes and goes; philly is not selected.
    churn:
      - { at: 2h, leaves: joe }
      - { at: 1h, joins: philly }
    run: { until: 2.5h, warm_up: 15m, replications: 7, seed: 18446744073709551615 }
    """

  static let scenario = Reading(big, rules: true).scenario

  @Test func `nothing is wrong`() { #expect(Reading(Self.big, rules: true).codes == []) }

  @Test func `contacts`() throws {
    let scenario = try #require(Self.scenario)
    #expect(scenario.name == "friday night")
    #expect(scenario.contacts.count == 300)
    #expect(scenario.contacts.tags.map(\.name) == ["Donor", "Spanish"])
    #expect(scenario.contacts.tags.map(\.share.value) == [0.2, 0.1])
    #expect(scenario.contacts.fields.map(\.field) == ["party", "state"])
    #expect(scenario.contacts.fields.last?.values.map(\.name) == ["CA", "TX"])
    #expect(scenario.contacts.fields.last?.values.map(\.share.value) == [0.6, 0.4])
    #expect(scenario.contacts.timeZones.map(\.name) == ["America/Chicago", "America/Denver"])
    #expect(scenario.contacts.timeZones.map(\.share.value) == [0.6, 0.4])
    #expect(scenario.contacts.knownToMember == .all)
    #expect(scenario.contactList == nil)
    let stretches = [DayStretch(start: 450, end: 540), DayStretch(start: 1_020, end: 1_440)].compactMap(\.self)
    #expect(scenario.awake == OpeningHours(WeeklyHours(Array(repeating: stretches, count: 7))))
    #expect(
      scenario.arrivals
        == .rates([
          Arrivals.RatePeriod(from: .zero, to: Milliseconds(1_800_000), perHour: 600.5),
          Arrivals.RatePeriod(from: Milliseconds(1_800_000), to: .hour, perHour: 100),
        ]))
  }

  @Test func `members`() throws {
    let scenario = try #require(Self.scenario)
    var general = MemberBehaviour(
      texting: MemberBehaviour.texting(perHour: 360), handling: RandomDuration(.uniform(20_000, 60_000)),
      shifts: [MemberBehaviour.Period(start: Milliseconds(300_000), end: Milliseconds(5_400_000))],
      breaks: [
        MemberBehaviour.Period(start: Milliseconds(1_200_000), end: Milliseconds(1_800_000)),
        MemberBehaviour.Period(start: .hour, end: Milliseconds(4_200_000)),
      ], leaving: .removed, abandon: try #require(Share(0.05)), noticed: Milliseconds(1_200_000))
    general.turnUp = try #require(Share(0.85))
    general.ranges = [try #require(DayRange(.turnUp, from: 0.7, to: 1))]
    #expect(scenario.members.general == general)
    #expect(scenario.members.count == 2)

    var careful = general
    careful.handling = RandomDuration(.constant(120_000))
    careful.breaks = []
    var fast = general
    fast.texting = MemberBehaviour.texting(perHour: 900)
    fast.ranges.insert(try #require(DayRange(.textsPerHour, from: 800, to: 1000, likely: 900)), at: 0)
    #expect(
      scenario.members.mix == [
        TeamBehaviour.Kind("careful", count: 30, careful), TeamBehaviour.Kind("fast", count: 10, fast),
      ])

    var ana = general
    ana.texting = MemberBehaviour.texting(perHour: 60)
    ana.shifts = [MemberBehaviour.Period(end: .hour)]
    var joe = general
    joe.shifts = [MemberBehaviour.Period(end: .hour), MemberBehaviour.Period(start: Milliseconds(7_200_000))]
    joe.abandon = try #require(Share(0.1))
    joe.noticed = nil
    joe.turnUp = try #require(Share(0.9))
    joe.ranges = []
    #expect(scenario.members.named == [TeamBehaviour.Named("ana", ana), TeamBehaviour.Named("joe", joe)])
    #expect(
      scenario.churn == [
        TeamChange(at: .hour, member: "philly", joins: true),
        TeamChange(at: Milliseconds(7_200_000), member: "joe", joins: false),
      ])
  }

  @Test func `replies`() throws {
    let scenario = try #require(Self.scenario)
    let general = scenario.replies.general
    #expect(general.undelivered == .none)
    #expect(general.reply.value == 0.5)
    #expect(general.optOut.value == 0.25)
    #expect(general.click.value == 0.04)
    #expect(
      general.delay.parts.map(\.shape) == [.lognormal(median: 360_000, sigma: 1.2), .exponential(mean: 36_000_000)])
    #expect(general.meanReplies == 1.5)
    #expect(general.words.map(\.text) == ["en español por favor", "stop it"])
    #expect(general.words.map(\.share.value) == [0.05, 0.02])

    #expect(scenario.replies.byTag.map(\.tag) == ["Donor", "Spanish"])
    let donor = try #require(scenario.replies.byTag.first?.behaviour)
    #expect(donor.reply.value == 0.2 && donor.optOut.value == 0.01 && donor.words.isEmpty)
    #expect(donor.delay == general.delay && donor.click == general.click && donor.meanReplies == 1.5)
    let spanish = try #require(scenario.replies.byTag.last?.behaviour)
    #expect(spanish.undelivered.value == 0.5 && spanish.reply == general.reply && spanish.words == general.words)
    let texan = try #require(scenario.replies.byField.first)
    #expect(texan.field == "state" && texan.value == "TX" && texan.behaviour.reply.value == 0.4)
    #expect(texan.behaviour.optOut == general.optOut)
    #expect(spanish.ranges == [try #require(DayRange(.click, from: 0.04, to: 0.09, likely: 0.05))])
    #expect(abs(spanish.click.value - 0.06) < 1e-12 && general.ranges.isEmpty)
  }

  @Test func `the channel`() throws {
    #expect(Self.scenario?.followUp == FollowUp(after: 40.0 * .minute, most: 3))
    var channel = Channel(textsPerMinute: 75.5, textsPerDay: 2_000, filtered: try #require(Share(0.02)))
    channel.ranges = [try #require(DayRange(.filtered, from: 0.01, to: 0.03))]
    #expect(Self.scenario?.channel == channel)
  }

  @Test func `the run`() throws {
    let scenario = try #require(Self.scenario)
    #expect(scenario.until == Milliseconds(9_000_000))
    #expect(scenario.warmUp == Milliseconds(900_000))
    #expect(scenario.replications == 7)
    #expect(scenario.seed == .max)
  }

  @Test func `a list and when it comes`() throws {
    let reading = Reading(lines: "contacts: { list: contacts.csv }\narrivals: { times: [1h, 0s, 30m] }")
    #expect(reading.codes == [])
    #expect(reading.scenario?.contactList == "contacts.csv")
    #expect(reading.scenario?.arrivals == .times([.zero, Milliseconds(1_800_000), .hour]))
    #expect(Reading(lines: "arrivals: at_start").scenario?.arrivals == .atStart)
  }

  @Test(arguments: [
    ("40s", RandomDuration.Shape.constant(40_000)), ("{ mean: 40s }", .exponential(mean: 40_000)),
    ("{ mean: 40s, shape: 2 }", .gamma(mean: 40_000, shape: 2)),
    ("{ shape: 0.7, scale: 40s }", .weibull(scale: 40_000, shape: 0.7)),
    ("{ from: 0s, to: 0s }", .uniform(0, 0)), ("{ median: 0s, sigma: 0 }", .lognormal(median: 0, sigma: 0)),
  ])
  func `random times`(_ text: String, _ shape: RandomDuration.Shape) {
    let reading = Reading(lines: "members: { handling_time: \(text) }")
    #expect(reading.codes == [])
    #expect(reading.scenario?.members.general.handling == RandomDuration(shape))
  }

  @Test func `a median and a percentile`() throws {
    let reading = Reading(lines: "replies: { delay: { p95: 10m, median: 2m } }")
    let expected = try #require(RandomDuration.Shape.lognormal(median: 120_000, p95: 600_000))
    #expect(reading.scenario?.replies.general.delay == RandomDuration(expected))
  }

  /// A percentage is the number that its decimals are, to the last bit.
  @Test func `percentages are exact`() {
    for (percent, decimals) in [
      ("58.3%", "0.583"), ("7%", "0.07"), ("0.1%", "0.001"), ("100%", "1"), ("33.3%", "0.333"),
    ] {
      let shares = [percent, decimals].map {
        Reading(lines: "replies: { click: \($0) }").scenario?.replies.general.click
      }
      #expect(shares[0] != nil && shares[0] == shares[1], "\(percent)")
    }
    #expect(Reading(lines: "replies: { reply: 58.3%, opt_out: 41.7% }").codes == [])
  }

  /// Kinds and members by name start from what holds for everyone, and entries of `by_tag`, too, wherever that stands.
  @Test func `what is unsaid is inherited`() throws {
    let kind = Reading(lines: "members: { mix: { a: { count: 1 } }, leaving: removed, shifts: [{ end: 1h }] }").scenario
    #expect(kind?.members.mix.first?.behaviour == kind?.members.general)
    #expect(kind?.members.general.leaving == .removed)
    let tagged = Reading(lines: "replies: { by_tag: [{ tag: Donor }], mean_replies: 9 }").scenario
    #expect(tagged?.replies.byTag.first?.behaviour == tagged?.replies.general)
    #expect(tagged?.replies.general.meanReplies == 9)
  }

  /// A share alone means what it always did: the platform knows at once. What the short form says holds where a member had a long one.
  @Test func `abandon as a share alone`() throws {
    let reading = Reading(lines: "members: { abandon: { share: 5%, noticed: 1m }, named: { ana: { abandon: 2% } } }")
    let team = try #require(reading.scenario).members
    #expect(team.general.noticed == Milliseconds(60_000))
    #expect(team.named.first?.behaviour.abandon == Share(0.02))
    #expect(team.named.first?.behaviour.noticed == .zero)
    let short = Reading(lines: "members: { abandon: 5% }").scenario
    #expect(short == Reading(lines: "members: { abandon: { share: 5% } }").scenario)
    #expect(short == Reading(lines: "members: { abandon: { share: 5%, noticed: 0s } }").scenario)
  }
}
