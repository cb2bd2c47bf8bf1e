import Routing
import TestSupport
import Testing

/// Changes that must not change what happens.
@Suite
struct RewritingTests {
  enum Rewriting: CaseIterable {
    case reversed, repeated, joinedByRulesThatCannotMatch

    func rewrite(_ script: Script) -> Script {
      var script = script
      let (rules, members) = (script.setup.rules, script.setup.members)
      switch self {
      case .reversed: script.setup.rules = rules.reversed()
      case .repeated: script.setup.rules = rules + rules
      case .joinedByRulesThatCannotMatch:
        let contradiction = Setup.Rule(all: ["a"], none: ["a"], to: members)
        let unknownTag = Setup.Rule(all: ["no one has this"], to: members)
        let unknownValue = Setup.Rule(states: ["Atlantis"], to: members)
        script.setup.rules = [contradiction, unknownTag] + rules + [unknownValue, contradiction]
      }
      return script
    }

    /// A mistake that shows when the rules are rewritten so.
    var fault: Fault {
      switch self {
      case .reversed: .firstRuleWins
      case .repeated: .rulesTwiceCancel
      case .joinedByRulesThatCannotMatch: .noneIsIgnored
      }
    }
  }

  /// A script with tag rules.
  static func script(_ seed: Int) -> Script {
    var script = Script.random(seed: 7_000_000 + seed, events: 20)
    if script.setup.rules.isEmpty { script.setup.rules = [.init(any: ["a", "b"], to: [script.setup.members[0]])] }
    return script
  }

  static func play(_ script: Script) -> (effects: [[String]], state: RoutingState) {
    let table = EngineTable(script.setup)
    return (script.events.map { table.take($0) }, table.bank.state)
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: 0..<40)
  func `rules in another order, twice, and with rules that cannot match route alike`(_ batch: Int) {
    for seed in stride(from: batch, to: DifferentialTests.campaigns, by: 40) {
      let script = Self.script(seed)
      let (effects, state) = Self.play(script)
      // All at once; which of them it was is only asked where something changed.
      if Self.play(Rewriting.allCases.reduce(script) { $1.rewrite($0) }).effects != effects {
        let found = Rewriting.allCases.filter { Self.play($0.rewrite(script)).effects != effects }
        Issue.record("seed \(seed): \(found)")
        return
      }
      let again = Self.play(script)
      if again.effects != effects || again.state != state {
        Issue.record("seed \(seed): the same events gave another state")
        return
      }
    }
  }

  @Test(arguments: Rewriting.allCases)
  func `is seen to make a difference to a model that makes a mistake`(_ rewriting: Rewriting) {
    let isSeen = (0..<3000).contains { seed in
      let script = Self.script(seed)
      return Self.effects(script, rewriting.fault) != Self.effects(rewriting.rewrite(script), rewriting.fault)
    }
    #expect(isSeen)
  }

  @Test
  func `a replay is seen to differ where chance decides`() {
    let isSeen = (0..<3000).contains {
      let script = Self.script($0)
      return Self.effects(script, .reassignByChance) != Self.effects(script, .reassignByChance)
    }
    #expect(isSeen)
  }

  @Test(.tags(.slow), .onlyInFullRuns)
  func `a state tells apart what is different`() {
    for seed in 0..<500 {
      var script = Self.script(seed)
      let state = Self.play(script).state
      script.events.append(Moment(at: script.clock, event: .contact(Row(id: "one more"))))
      #expect(Self.play(script).state != state, "seed \(seed)")
    }
  }

  static func effects(_ script: Script, _ fault: Fault) -> [[String]] {
    var model = Model(script.setup, fault: fault)
    return script.events.map { model.take($0).map(\.line) }
  }
}
