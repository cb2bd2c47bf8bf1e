import Campaign
import Diagnostics
import KeyedFiles
internal import Proofs
internal import Text

// Reply steps that find no one.
extension Checker {
  /// Warns of steps that find no one who was not asked before.
  mutating func warnIdleSteps(_ policy: RoutingPolicy) {
    warnIdleSteps(policy.replySteps, stepSpans, policy)
    if let then = policy.replyTimeout?.then { warnIdleSteps(then, thenSpans, policy) }
  }

  private mutating func warnIdleSteps(_ steps: [ReplyStep], _ spans: [SourceSpan?], _ policy: RoutingPolicy) {
    // Where no one takes part, no step finds anyone, which is reported.
    guard policy.selectedCount > 0, steps.count == spans.count else { return }
    for idle in StepReach(steps, of: policy).idle() where !steps[..<idle.step].contains(steps[idle.step]) {
      guard let span = spans[idle.step] else { continue }
      let earlier = idle.earlier.prefix(5)
      let everyone = earlier.first { steps[$0] == .roundRobin || steps[$0] == .leastOpen }
      problems.report(
        Problem(
          .unreachableStep, .warning,
          everyone == nil
            ? "this reply step finds no one who was not asked before" : "this reply step is never reached",
          at: place(span),
          related: earlier.compactMap { step in
            spans[step].map { Label(place($0), step == everyone ? findsAnyone(steps[step]) : "asked before") }
          },
          help: everyone.flatMap { steps[$0].word }.map { "move it before `\($0.rawValue)`, or delete it" }
            ?? "delete it, or name someone else"))
    }
  }

  private func findsAnyone(_ step: ReplyStep) -> String {
    "any member who accepts a reply gets it here" + (step == .roundRobin ? ", in turn" : "")
  }
}
