public import Simulation

/// The report of a simulation as one page of HTML that needs nothing else: no script, no other file, no network. Equal inputs
/// give equal bytes.
///
/// The markup is well-formed XML as well. Names of files, members and contacts stand in it escaped, and what cannot be seen in
/// them is written out.
public struct SimulationPage: Sendable {
  private let report: SimulationReport
  private let run: RunFacts
  /// What the scenario or the command asked for; it decides the answer.
  public var gates: [GateRow] = []
  public var comparison: ComparisonRows?
  public var variation: VariationRows?

  public init(_ report: SimulationReport, run: RunFacts) {
    self.report = report
    self.run = run
  }

  /// Throws when a template of this module cannot be read, which its tests rule out.
  public func html() throws -> String { try PageTemplates.render(view()) }

  private func view() -> PageView {
    let answer = Answer(report: report, gates: gates)
    return PageView(
      question: answer.question, kicker: [report.action, report.scenario.name].map(visible).joined(separator: " · "),
      version: visible(run.version), answer: answer.view(), figures: KeyFigures(report: report).views(),
      sections: sections, facts: facts, command: visible(run.command), notes: notes)
  }

  private var sections: [SectionView] {
    var sections: [SectionView] = []
    if !gates.isEmpty { sections.append(GatesSection(gates: gates).view()) }
    if let comparison { sections.append(ComparisonSection(comparison: comparison).view()) }
    if let variation { sections.append(VariationSection(variation: variation).view()) }
    return sections + [
      DaySection(report: report).view(), WaitsSection(report: report).view(), TeamSection(report: report).view(),
      UntextedSection(report: report).view(), OtherSection(report: report).view(),
    ]
  }

  private var facts: [FactView] {
    let scenario = report.scenario
    var facts = [
      FactView(name: "Rules", value: visible(run.rules)),
      FactView(name: "Scenario", value: visible(scenario.name)),
      FactView(
        name: "Contacts",
        value: grouped(report.contacts) + (run.contactList.map { " of " + visible($0) } ?? ", made up")),
      FactView(name: "Members", value: grouped(report.members.count)),
      FactView(name: "Length of a run", value: exactly(scenario.until.count)),
      FactView(name: "Warm-up", value: exactly(scenario.warmUp.count)),
      FactView(name: "Replications", value: grouped(report.replications)),
      FactView(name: "Seed", value: String(scenario.seed)),
      FactView(name: "Events", value: grouped(report.events)),
      FactView(name: "Program", value: "patchbay " + visible(run.version)),
    ]
    if scenario.warmUp == .zero { facts.removeAll { $0.name == "Warm-up" } }
    return facts
  }

  private var notes: [String] {
    var notes: [String] = []
    if gates.isEmpty {
      notes.append(
        "No gate says what keeping up means, so this page takes it that at least \(percent(Answer.keepsUp, places: 0)) of "
          + "the replies are answered when a run ends.")
    }
    notes.append(
      "95 % of means: with 95 % confidence the mean over many more replications lies in this interval (Student’s t). It says "
        + "how much is luck, not whether the scenario is right.")
    notes.append(
      "How members work and contacts answer is what the scenario assumes. Its figures decide the answer as much as the "
        + "rules do.")
    notes.append("With --report, the command above gives this page again, byte for byte.")
    return notes
  }
}
