public import Simulation
internal import Text

/// The report of a comparison, as a page like that of a simulation.
public struct ComparisonPage: Sendable {
  private let comparison: Comparison
  private let run: RunFacts

  /// - Parameter run: with the names of both rule files, A's first.
  public init(_ comparison: Comparison, run: RunFacts) {
    self.comparison = comparison
    self.run = run
  }

  public func html() -> String { view().html() }

  private func view() -> PageView {
    let names = zip(["A", "B"], run.rules).map { $0 + ": " + visible($1) }
    let answer = ComparisonAnswer(comparison: comparison)
    return PageView(
      question: answer.question,
      kicker: (names + [
        visible(comparison.a.scenario.name), counted(comparison.replications, "run") + " of each",
      ]).joined(separator: " · "),
      version: visible(run.version), answer: answer.view(), figures: FiguresView.of(answer.figures),
      assumed: [AssumedView(facts: Assumptions(report: comparison.a).facts)],
      sections: [
        DifferencesSection(comparison: comparison).view(), ComparedDaySection(comparison: comparison).view(),
        ComparedTeamSection(comparison: comparison).view(), MovesSection(comparison: comparison).view(),
      ],
      facts: run.facts(
        comparison.a,
        [
          FactView(
            name: "Members", value: "A \(grouped(comparison.a.members.count)), B \(grouped(comparison.b.members.count))"
          ),
          FactView(name: "Replications", value: grouped(comparison.replications)),
          FactView(name: "Events", value: grouped(comparison.a.events + comparison.b.events)),
        ]), command: visible(run.command),
      notes: [
        "Both rule files meet the same contacts with the same random numbers, replication by replication, so chance has no part in a "
          + "difference but for how far it goes.",
        "95 % of differences: with 95 % confidence the mean difference over many more replications lies in this interval "
          + "(Student’s t over pairs). Where it holds 0, there may be none.",
        "Differences of shares are in percentage points: from 50 % to 51 % is 1 point.", PageNotes.assumptions,
        PageNotes.again,
      ])
  }
}
