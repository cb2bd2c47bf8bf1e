package import Experiments
public import Simulation
internal import Text

/// The report of a simulation as one page of HTML that needs nothing else: no script, no other file, no network. Equal
/// inputs give equal bytes.
///
/// The markup is well-formed XML as well. Names of files, members and contacts are escaped, and characters in them that
/// cannot be seen are written out.
public struct SimulationPage: Sendable {
  private let report: SimulationReport
  private let run: RunFacts
  private var influences: Influences?

  public init(_ report: SimulationReport, run: RunFacts) {
    self.report = report
    self.run = run
  }

  /// Says what matters, too.
  package mutating func add(_ found: Influences) { influences = found }

  public func html() -> String { view().html() }

  private func view() -> PageView {
    let answer = Answer(report: report)
    return PageView(
      question: answer.question,
      kicker: [report.action, report.scenario.name, counted(report.replications, "run")].map(visible)
        .joined(separator: " · "),
      version: visible(run.version), answer: answer.view(), figures: FiguresView.of(KeyFigures(report: report).views()),
      assumed: [AssumedView(facts: Assumptions(report: report).facts)],
      sections: sections, facts: facts, command: visible(run.command),
      notes: (report.judgements.isEmpty ? [PageNotes.keepingUp] : [])
        + [PageNotes.intervals, PageNotes.assumptions, PageNotes.again])
  }

  private var sections: [SectionView] {
    (report.judgements.isEmpty ? [] : [GatesSection(judgements: report.judgements).view()])
      + (influences.map { [InfluenceSection(influences: $0).view()] } ?? []) + [
        DaySection(report: report).view(), WaitsSection(report: report).view(), TeamSection(report: report).view(),
        UntextedSection(report: report).view(), OtherSection(report: report).view(),
      ]
  }

  private var facts: [FactView] {
    let precisions = report.precisions.map { precision in
      let widths = QuantityText(precision.target.measured.quantity.unit, .page)
        .halfWidths(known: precision.halfWidth, wanted: precision.target.halfWidth)
      let known = widths.known.map { "known to ±\($0)" } ?? "not known"
      return FactView(
        name: "Precision", value: "\(precision.target.measured.text): \(known), wanted ±\(widths.wanted)")
    }
    return run.facts(
      report,
      [
        FactView(name: "Members", value: grouped(report.members.count)),
        FactView(name: "Replications", value: report.replicationNumbers),
        FactView(name: "Events", value: grouped(report.events)),
      ] + precisions)
  }
}

extension SimulationReport {
  /// How many replications there are; which, where they are not the first.
  fileprivate var replicationNumbers: String {
    firstReplication == 1
      ? grouped(replications)
      : "\(grouped(firstReplication)) to \(grouped(firstReplication + replications - 1))"
  }
}
