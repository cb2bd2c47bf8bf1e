import Campaign
import Diagnostics
import Experiments
import Routing
import RuleLanguage
import ScenarioLanguage
import SystemZones
import Testing

@testable import Simulation

/// What matters: each assumption moved by itself.
@Suite struct InfluenceTests {
  private func scenario(_ lines: String) throws -> Scenario {
    var sink = DiagnosticSink()
    let source = Source(name: "day.yaml", bytes: Array("kind: scenario\nversion: 1\n\(lines)\n".utf8))
    let around = ScenarioSurroundings(zones: systemZones)
    return try #require(parseScenario(source, name: "day", around: around, sink: &sink))
  }

  private func influences(_ lines: String) throws -> Influences {
    let grid = try SettingGrid(
      SettingGrid.Inputs(
        rules: { () throws(Failure) in SearchTests.Bank.rules },
        scenario: { () throws(Failure) in
          Source(name: "day.yaml", bytes: Array("kind: scenario\nversion: 1\n\(lines)\n".utf8))
        }, checkRules: { checkRules($0, zones: systemZones, sink: &$1) },
        readScenario: {
          parseScenario($0, name: "day", around: ScenarioSurroundings(zones: systemZones, rules: $1), sink: &$2)
        }, vary: [], refuse: { _ throws(Failure) in }, show: { _ in }))
    return try Influences(of: grid, ParallelRuns(jobs: 2)) {
      SimulatedContacts($0.policy, $0.scenario, zones: systemZones)
    }
  }

  @Test func `every assumption is found`() throws {
    let day = try scenario(
      """
      contacts: { count: 50, tags: { Donor: 10% }, known_to_member: 20% }
      arrivals: { rates: [{ from: 0s, to: 1h, per_hour: 100 }] }
      channel: { texts_per_minute: 10, filtered: { from: 1%, to: 4% } }
      members:
        abandon: 5%
        mix: { careful: { count: 1, texts_per_hour: 60 }, fast: { count: 1 } }
        named: { ana: { handling_time: 2m } }
      replies: { reply: { from: 5%, to: 20% }, click: 3%, by_tag: [{ tag: Donor, reply: 40% }] }
      """)
    let found = Assumption.all(of: day, drawsContacts: true)
    #expect(
      found.map(\.name) == [
        "contacts.tags.Donor", "contacts.known_to_member", "arrivals.rates", "members.texts_per_hour",
        "members.mix.careful.texts_per_hour", "members.handling_time", "members.named.ana.handling_time",
        "members.abandon", "members.turn_up", "replies.undelivered", "replies.reply", "replies.by_tag.Donor.reply",
        "replies.opt_out", "replies.click", "replies.delay", "replies.mean_replies", "channel.texts_per_minute",
        "channel.filtered",
      ])
    let reply = try #require(found.first { $0.name == "replies.reply" })
    #expect(reply.isRange && reply.low == "5 %" && reply.high == "20 %")
    #expect(reply.scenarios.low.replies.general.reply.value == 0.05)
    // A range that is moved to its end does not vary any more, and the entry of a tag has a share of its own.
    #expect(reply.scenarios.low.replies.general.ranges.isEmpty)
    #expect(reply.scenarios.low.replies.byTag.first?.behaviour.reply.value == 0.4)
    let pace = try #require(found.first { $0.name == "members.texts_per_hour" })
    // What the kind and the named member do not say themselves moves with everyone.
    #expect(pace.low == "375" && pace.high == "625")
    #expect(pace.scenarios.high.members.mix[1].behaviour.texting == pace.scenarios.high.members.general.texting)
    #expect(pace.scenarios.high.members.mix[0].behaviour.texting == day.members.mix[0].behaviour.texting)
    #expect(Assumption.all(of: day, drawsContacts: false).first?.name == "arrivals.rates")
  }

  @Test func `ends stay within their limits`() throws {
    let day = try scenario("replies: { reply: 90%, opt_out: 8%, mean_replies: 1, undelivered: 0 }")
    let found = Assumption.all(of: day, drawsContacts: true)
    let reply = try #require(found.first { $0.name == "replies.reply" })
    #expect(reply.high == "92 %" && reply.low == "67.5 %")
    #expect(!found.contains { $0.name == "replies.undelivered" })
    #expect(found.first { $0.name == "replies.mean_replies" }?.high == "1.25")
    #expect(found.first { $0.name == "members.turn_up" }?.low == "75 %")
  }

  static let planted: [(name: String, lines: String)] = [
    (
      "members.texts_per_hour",
      """
      members: { texts_per_hour: { from: 8, to: 120 }, handling_time: { median: 90s, sigma: 0.8 } }
      replies: { reply: 20%, delay: { median: 5m, sigma: 1 } }
      """
    ),
    (
      "replies.reply",
      """
      members: { texts_per_hour: 40, handling_time: { median: 90s, sigma: 0.8 } }
      replies: { reply: { from: 2%, to: 60% }, delay: { median: 5m, sigma: 1 } }
      """
    ),
  ]

  @Test(arguments: planted) func `what is most uncertain matters most`(_ name: String, _ lines: String) throws {
    let gate = name == "replies.reply" ? "replies <= 20" : "never_sent <= 40"
    let found = try influences(
      "contacts: { count: 90 }\nrun: { until: 30m, replications: 12 }\ngates: [\"\(gate)\"]\n" + lines)
    let first = try #require(found.ranked.first)
    #expect(first.assumption.name == name)
    let effect = try #require(first.effects.first)
    #expect(effect.isCertain)
    #expect(zip(found.ranked, found.ranked.dropFirst()).allSatisfy { $0.size >= $1.size })
    // More texts leave fewer contacts, and a larger share of them replies.
    let (low, high) = (try #require(effect.low), try #require(effect.high))
    #expect(name == "replies.reply" ? low < high : low > high)
    let usual = try #require(found.usual.first ?? nil)
    #expect(usual > min(low, high) && usual < max(low, high))
  }

  /// What does nothing moves nothing: no click changes who waits.
  @Test func `what does nothing is last`() throws {
    let found = try influences(
      """
      contacts: { count: 60 }
      members: { texts_per_hour: 40, handling_time: { median: 90s, sigma: 0.8 } }
      replies: { reply: 30%, click: 20%, delay: { median: 5m, sigma: 1 } }
      run: { until: 30m, replications: 10 }
      gates: [never_sent <= 30, unanswered <= 4]
      """)
    let click = try #require(found.ranked.first { $0.assumption.name == "replies.click" })
    #expect(click.size == 0 && click.effects.allSatisfy { !$0.isCertain })
    #expect(found.replications == 10)
  }
}
