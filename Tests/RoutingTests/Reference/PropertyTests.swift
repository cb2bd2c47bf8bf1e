import Routing
import Testing

/// What must hold of every campaign, on random ones; each check is shown to fail on a model that makes a mistake on purpose.
@Suite("What must hold of every campaign")
struct PropertyTests {
  struct Promise: CustomTestStringConvertible {
    let testDescription: String
    let fault: Fault
    let broken: @Sendable (Transcript) -> Int?

    init(_ description: String, _ fault: Fault, _ broken: @escaping @Sendable (Transcript) -> Int?) {
      testDescription = description
      self.fault = fault
      self.broken = broken
    }
  }

  static let promises = [
    Promise("opt out beats everything", .optOutIgnoresPhone, Property.optOutBeatsEverything),
    Promise("at most one first text", .duplicatesAreTextable, Property.oneFirstText),
    Promise("every reply ends in one place", .emptyRuleLosesReply, Property.everyReplyHasOnePlace),
    Promise("leaving moves only the leaver's", .leaverMovesOthers, Property.leavingMovesOnlyTheirs),
    Promise("nothing held is overtaken", .returnLeavesHeld, Property.heldIsNotOvertaken),
    Promise("what is held comes out oldest first", .heldYoungestFirst, Property.heldIsNotOvertaken),
  ]
  static let seeds = 20_000..<21_000
  /// All checks look at the same campaigns.
  static let played = seeds.map { seed in
    let script = Script.random(seed: seed)
    let table = EngineTable(script.setup)
    return (transcript: table.play(script), state: table.bank.state)
  }

  @Test("holds", arguments: promises)
  func holds(_ promise: Promise) {
    for (seed, (transcript, _)) in zip(Self.seeds, Self.played) {
      if let event = promise.broken(transcript) {
        Issue.record("seed \(seed), \(transcript.script.events[event]): \(transcript.effects[event].map(\.all))")
        return
      }
    }
  }

  @Test("is seen to break", arguments: promises)
  func breaks(_ promise: Promise) {
    #expect(Self.seeds.contains { promise.broken(.model(.random(seed: $0), fault: promise.fault)) != nil })
  }

  /// Changes of the rules that must not change what happens.
  enum Rewriting: CaseIterable {
    case reversed, repeated, joinedByRulesThatCannotMatch

    func rewrite(_ rules: [Setup.Rule], _ members: [String]) -> [Setup.Rule] {
      switch self {
      case .reversed: return rules.reversed()
      case .repeated: return rules + rules
      case .joinedByRulesThatCannotMatch:
        let contradiction = Setup.Rule(all: ["a"], none: ["a"], to: members)
        let unknownTag = Setup.Rule(all: ["nobody has this"], to: members)
        let unknownValue = Setup.Rule(states: ["Atlantis"], to: members)
        return [contradiction, unknownTag] + rules + [unknownValue, contradiction]
      }
    }

    /// A mistake that shows when the rules are rewritten so.
    var fault: Fault? {
      switch self {
      case .reversed: .firstRuleWins
      case .repeated: nil
      case .joinedByRulesThatCannotMatch: .noneIsIgnored
      }
    }
  }

  func rewritten(_ script: Script, _ rewriting: Rewriting) -> Script {
    var rewritten = script
    rewritten.setup.rules = rewriting.rewrite(script.setup.rules, script.setup.members)
    return rewritten
  }

  @Test("rules in another order, twice, or with rules that cannot match route alike", arguments: Rewriting.allCases)
  func rewriting(_ rewriting: Rewriting) {
    for (seed, (transcript, _)) in zip(Self.seeds, Self.played) {
      let other = Transcript.engine(rewritten(transcript.script, rewriting))
      if other.effects == transcript.effects { continue }
      Issue.record("seed \(seed)")
      return
    }
    if let fault = rewriting.fault {
      let isSeen = Self.played.contains { transcript, _ in
        let scripts = [transcript.script, rewritten(transcript.script, rewriting)]
        let played = scripts.map { Transcript.model($0, fault: fault).effects }
        return played[0] != played[1]
      }
      #expect(isSeen)
    }
  }

  @Test("the same events give the same state, and others do not")
  func replay() {
    for (seed, (transcript, state)) in zip(Self.seeds, Self.played) {
      let table = EngineTable(transcript.script.setup)
      _ = table.play(transcript.script)
      if table.bank.state != state { Issue.record("seed \(seed)") }
      _ = table.take(.contact(Row(id: "one more")))
      if table.bank.state == state { Issue.record("seed \(seed): a contact more made no difference") }
    }
  }
}
