internal import Campaign
internal import Experiments
internal import PatchbayKit
internal import Results
internal import Simulation
internal import Statistics

/// The result of a simulation, over all its replications.
public struct SimulationResult: Sendable {
  private let report: SimulationReport
  private let facts: RunFacts

  init(_ report: SimulationReport, rules: String, scenario: String, hasContacts: Bool) {
    self.report = report
    facts = RunFacts(
      rules: [rules], contactList: hasContacts ? "the program’s own" : nil,
      command: "patchbay simulate \(rules) \(scenario)", version: "\(patchbayVersion)")
  }

  /// Of several runs put together.
  init(_ report: SimulationReport, _ merged: MergedSimulation) {
    self.report = report
    facts = RunFacts(merged)
  }

  /// How many runs there were.
  public var replications: Int { report.replications }
  /// How many contacts were on the list.
  public var contacts: Int { report.contacts }
  /// How many things happened, over all replications.
  public var events: Int { report.events }

  /// The verdict on all gates together: pass if there are none.
  public var verdict: Verdict { Verdict(report.verdict) }
  /// The result of each gate, in the order of their texts.
  public var gates: [GateResult] { report.judgements.map { GateResult(judgement: $0) } }

  /// What was measured, in the order of `Metric.Name`.
  public var metrics: [Metric] { report.metrics.map { Metric(metric: $0) } }
  /// What was measured, by name.
  public subscript(name: Metric.Name) -> Metric? {
    report.metrics.first { Metric.Name($0.name) == name }.map { Metric(metric: $0) }
  }

  /// The table, a row for everyone who ever took part, in declaration order.
  public var members: [Member] { report.members.map { Member(row: $0) } }

  /// The result as a document of the schema `patchbay.simulation/1`, as `patchbay simulate --format json` writes it.
  /// The same rules, scenario and contacts give the same text.
  public var json: String { report.json() }

  /// A page about the simulation for people: HTML that needs nothing else, no script, no other file and no network.
  public func page() -> String { SimulationPage(report, run: facts).html() }

  /// A member's line of the table: means over the replications.
  public struct Member: Sendable {
    let row: SimulationReport.Row

    /// The name in the rules.
    public var name: String { row.key }
    /// First texts that are assigned to the member at the end, sent or not.
    public var assigned: Double { mean(.assigned) }
    /// Of these, the first texts not sent.
    public var waiting: Double { mean(.waiting) }
    /// First texts sent.
    public var sent: Double { mean(.sent) }
    /// Contacts that replied to the first text.
    public var replies: Double { mean(.replies) }
    /// Contacts who were texted, replied and were texted again.
    public var conversed: Double { mean(.conversed) }
    /// Contacts that opted out.
    public var optOuts: Double { mean(.optOuts) }
    /// Contacts whose last reply no one has answered.
    public var needsAttention: Double { mean(.needsAttention) }
    /// The share of the time at work in which there was something to do; nil without time at work.
    public var utilisation: Double? { row.utilisation.mean }

    private func mean(_ name: CountName) -> Double { row.cells.first { $0.count == name }?.estimate.mean ?? 0 }
  }
}

/// What a simulation says about a gate, or about all of them.
@nonexhaustive public enum Verdict: Hashable, Sendable {
  /// It holds.
  case pass
  /// It does not hold.
  case fail
  /// The runs do not decide it.
  case inconclusive

  init(_ verdict: Statistics::Verdict) {
    self =
      switch verdict {
      case .pass: .pass
      case .fail: .fail
      case .inconclusive: .inconclusive
      }
  }
}

/// What a simulation says about a gate.
public struct GateResult: Sendable {
  let judgement: Judgement

  /// The gate as it was written, such as `p95(first_response_wait) < 10m`.
  public var text: String { judgement.text }
  /// Whether it holds.
  public var verdict: Verdict { Verdict(judgement.verdict) }
  /// The mean over replications, or the share of them, in milliseconds where it is a time; infinite where it did not
  /// happen, nil where nothing was measured.
  public var estimate: Double? { judgement.estimate }
  /// Where the true value lies, with the confidence that the gates together require; nil where there is no interval.
  public var interval: ClosedRange<Double>? { judgement.interval }
}
