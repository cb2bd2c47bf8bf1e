import Campaign
import TestSupport
import Testing

@testable import Simulation

/// Simulated members turn to replies by themselves, so what holds them back are the replies that others have in hand: here everyone
/// sees every reply.
@Suite struct AnswersFirstTests {
  static let seeds = 1...20

  private static func checked(_ answersFirst: Int?, most: Int, seed: Int) -> AnswersFirstChecker {
    let bank = TextBank("everyone sees every reply") {
      $0.members = 20
      $0.answersFirst = answersFirst
      $0.rules = [.tag(0, to: Array(0..<20))]
      $0.change = {
        $0.seed = UInt64(seed)
        $0.until = 1.0 * .hour
        $0.contacts = GeneratedContacts(count: 1_200, tags: [.init("Donor", Share(known: 1))])
        $0.members.general.texting = MemberBehaviour.texting(perHour: 100)
        $0.members.general.handling = RandomDuration(.exponential(mean: 90_000))
      }
    }
    var checker = AnswersFirstChecker(most: most)
    _ = bank.simulator.runFromLoading(replication: 0, watcher: &checker)
    return checker
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: seeds) func `no one with ten replies to answer begins a text`(
    _ seed: Int
  ) {
    let checker = Self.checked(10, most: 10, seed: seed)
    #expect(checker.violations == [])
    #expect(checker.begun > 500)
  }

  /// Without the key, and with one more than is allowed.
  @Test(arguments: [nil, 11]) func `a bank that lets them is caught`(_ answersFirst: Int?) {
    #expect(Self.seeds.contains { !Self.checked(answersFirst, most: 10, seed: $0).violations.isEmpty })
  }
}
