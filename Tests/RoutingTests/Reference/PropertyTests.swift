import Routing
import TestSupport
import Testing

/// What must hold of every campaign, on random ones; each check is shown to fail on a model that makes a mistake on purpose.
@Suite
struct PropertyTests {
  struct Promise: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let property: any Property.Type
    /// Mistakes that break it.
    let faults: [Fault]

    init(_ description: String, _ property: any Property.Type, _ faults: Fault...) {
      testDescription = description
      self.property = property
      self.faults = faults
    }
  }

  static let promises = [
    Promise("opt out beats everything", OptOutBeatsEverything.self, .optOutIgnoresPhone, .reassignMovesOptedOut),
    Promise(
      "no opt out is lost", NoOptOutIsLost.self, .optOutNeedsARole, .lateOptOutIsLost, .optOutsOfKnownNumbersAreLost),
    Promise("asking back is heard", AskingBackIsHeard.self, .askingBackIsRefused),
    Promise("asking back opts no one in", OptOutBeatsEverything.self, .askingBackOptsIn),
    Promise("at most one first text", OneFirstText.self, .duplicatesAreTextable),
    Promise(
      "no first text outside the hours, under review or after an opt out", FirstTextsOnlyWhenAllowed.self,
      .hoursAreIgnored, .endIsInside, .clocksNeverChange, .noZoneIsAlwaysInside, .reviewIsIgnored, .optOutIgnoresPhone,
      .whereIsIgnored, .closedIsIgnored),
    Promise("contacts are sent, waiting, unassigned or never textable", ContactsAddUp.self, .optOutKeepsAssignee),
    Promise("no one is given more than their cap", CapPerMember.self, .dealingIgnoresCap, .claimsIgnoreCap),
    Promise("every reply ends in one place", EveryReplyHasOnePlace.self, .emptyRuleLosesReply),
    Promise("leaving moves only the leaver's", LeavingMovesOnlyTheirs.self, .leaverMovesOthers),
    Promise("nothing held is overtaken", NothingIsOvertaken.self, .heldStaysHeld, .heldYoungestFirst),
    Promise("tag rules override reply routing", TagRulesOverride.self, .stepsBeforeRules, .rulesCountTwice),
    Promise("no one holds more than they may", CapOfOpenConversations.self, .maxOpenIsIgnored),
    Promise("who was passed over gets nothing", PassedOverGetNothing.self, .passedOverAreAsked, .thenIsIgnored),
    Promise("hand-overs end", HandOversEnd.self, .fourthTimeIsLikeOthers),
    Promise("clocks run out inside the hours", ClocksRunOutInside.self, .clockRunsAtNight),
    Promise("no one keeps a conversation too long", NothingIsKept.self, .repliesStartClock),
    Promise("least_open is least", LeastOpenIsLeast.self, .leastOpenIsAnyone),
    Promise("picks take turns", PicksTakeTurns.self, .picksTakeNoTurn),
    Promise("at once, tag rules are asked alone", AtOnceAsksRulesOnly.self, .atOnceAsksSteps, .atOnceTellsAgain),
    Promise("off shift, no one gets a reply", OffShiftGetsNothing.self, .shiftsAreIgnored, .awayOutlastsShift),
    Promise("answers come first", AnswersComeFirst.self, .answersFirstIsIgnored, .nightCountsForAnswersFirst),
    Promise("no first texts shortly before the hours end", NoLastMinuteTexts.self, .lastCallIsIgnored),
    Promise("a text is undelivered once", UndeliveredOnce.self, .undeliveredIsToldAgain),
  ]
  static let properties = promises.map(\.property)

  /// Other campaigns than those that are compared with the model, and shorter.
  static func script(_ seed: Int, _ features: Features = []) -> Script {
    .random(seed: 5_000_000 + seed, events: features.isEmpty ? 24 : 40, features: features)
  }

  /// All checks look at the same campaigns; every second one uses what live campaigns have.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<DifferentialTests.batches)
  func `all of it holds`(_ batch: Int) {
    for seed in stride(from: batch, to: DifferentialTests.campaigns, by: DifferentialTests.batches) {
      let transcript = Transcript.engine(Self.script(seed, seed.isMultiple(of: 2) ? [] : .all))
      if let (property, step) = transcript.firstBreak(of: Self.properties) {
        Issue.record("seed \(seed): \(Self.promises[property].testDescription)\n\(transcript.describe(step))")
        return
      }
    }
  }

  /// Whatever the rules use, also what is not compared with the engine.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<20)
  func `the model keeps all of it`(_ batch: Int) {
    for seed in stride(from: batch, to: min(2000, DifferentialTests.campaigns), by: 20) {
      let transcript = Transcript.model(Self.script(seed, .all), fault: nil)
      if let (property, step) = transcript.firstBreak(of: Self.properties) {
        Issue.record(
          """
          seed \(seed): \(Self.promises[property].testDescription)
          \(transcript.describe(step))
          \(transcript.script.yaml(expect: []))
          """)
        return
      }
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: promises)
  func `is seen to break`(_ promise: Promise) {
    for fault in promise.faults {
      let isSeen = (0..<3000).contains {
        Transcript.model(Self.script($0, fault.features.isEmpty ? [] : .all), fault: fault).firstBreak(of: [
          promise.property
        ]) != nil
      }
      #expect(isSeen, "\(fault)")
    }
  }
}
