import Campaign
import Routing
import Statistics
import TestSupport
import Testing

@testable import Simulation

/// What it costs that no one notices a member who walked away, against what arithmetic says.
///
/// N contacts reply at moments that are uniform over a run of length T, and round robin gives every mth reply to the member who
/// walks away at a uniform moment. Responses take no time. Someone notices after D, or the run ends first: L is the shorter of D
/// and what was left of the run. In that time N/T · L/m replies reach the member. With l = D/T, the mean of L is T(l - l²/2), and the
/// mean of L²/2, which is what those replies waited by then for each that comes in a unit of time, is T²(l²/2 - l³/3).
@Suite struct WalkingAwayTests {
  private static let contacts = 400
  private static let members = 4
  private static let until = 2.0 * Milliseconds.hour
  private static let replications = 96

  struct Row: Sendable, CustomTestStringConvertible {
    let noticed: Milliseconds?
    let leaving: MemberBehaviour.Leaving
    /// D/T, at most 1.
    var length: Double { noticed.map { min(1, Double($0.count) / Double(WalkingAwayTests.until.count)) } ?? 1 }
    /// Replies that are not answered: those of an absent member wait to the end.
    var unanswered: Double {
      Double(WalkingAwayTests.contacts) / Double(WalkingAwayTests.members) * (length - length * length / 2)
    }
    /// What replies wait in all, where those of a removed member are routed again and answered at once.
    var waited: Double {
      let reaching = Double(WalkingAwayTests.contacts) / Double(WalkingAwayTests.members)
      let l = length
      return reaching * (l * l / 2 - l * l * l / 3) * Double(WalkingAwayTests.until.count)
    }
    var testDescription: String { "\(noticed.map { "\($0.count) ms" } ?? "never"), \(leaving)" }
  }

  static let rows: [Row] = [MemberBehaviour.Leaving.away, .removed].flatMap { leaving in
    [5.0 * Milliseconds.minute, 20.0 * .minute, 90.0 * .minute, nil].map { Row(noticed: $0, leaving: leaving) }
  }

  private func compare(_ row: Row, noticed: Milliseconds?) -> TheoryComparison {
    var bank = TextBank("walking away")
    bank.members = Self.members
    bank.contacts = Self.contacts
    bank.steps = [.roundRobin, .sharedInbox]
    bank.change = {
      $0.until = Self.until
      $0.members.general.texting = RandomDuration(.constant(0))
      $0.members.general.handling = RandomDuration(.constant(0))
      $0.members.general.leaving = row.leaving
      $0.replies.general = ContactBehaviour(
        known: .none, .all, .none, .none, RandomDuration(.uniform(0, Double(Self.until.count))), 1)
      var leaver = $0.members.general
      leaver.abandon = .all
      leaver.noticed = noticed
      $0.members.named = [.init("member-2", leaver)]
    }
    let simulator = bank.simulator
    let tallies = (0..<Self.replications).map { number in
      let result = simulator.run(replication: number)
      let sum =
        switch row.leaving {
        case .away: Double(result.totals.needsAttention)
        case .removed: Double(result.waited)
        }
      return Tally(sum: sum, count: 1)
    }
    let exact =
      switch row.leaving {
      case .away: row.unanswered
      case .removed: row.waited
      }
    return TheoryComparison("walking away", row.testDescription, .milliseconds, exact: DoubleDouble(exact), tallies)
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: rows) func `as arithmetic says`(_ row: Row) {
    let comparison = compare(row, noticed: row.noticed)
    #expect(!comparison.isMissed, "\(comparison.mean) ± \(comparison.half)")
  }

  /// Known at once, nothing is lost.
  @Test(.tags(.slow), .onlyInFullRuns) func `noticed at once`() {
    let comparison = compare(Row(noticed: .zero, leaving: .away), noticed: .zero)
    #expect(comparison.mean == 0)
  }

  /// The comparison finds a delay that is a third longer than it should be.
  @Test(.tags(.slow), .onlyInFullRuns) func `another delay is found`() throws {
    let row = try #require(Self.rows.first { $0.noticed == 20.0 * .minute })
    #expect(compare(row, noticed: 27.0 * .minute).isMissed)
  }
}
