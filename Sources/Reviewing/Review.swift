package import Casework
package import Comparing
package import Diagnostics
package import Experiments
package import Explaining
internal import Results
internal import Simulation
package import Statistics
internal import Text

/// What is to be said of a proposed version of rules: what is wrong with it, whose replies it sends elsewhere, whether its cases hold, and
/// how a simulated text bank goes with it.
package struct Review {
  /// What the two versions are called.
  package let names: (old: String, new: String)
  /// What `check` finds in the new version.
  package internal(set) var problems = CheckReport()
  /// What it does differently; nil where one of the two has errors.
  package internal(set) var diff: (any VersionDiff)?
  /// Why nothing was compared.
  package internal(set) var obstacle: String?
  /// The changed part of each graph that changed, by its rule file.
  package internal(set) var graphs: [(name: String, graph: DrawnGraph)] = []
  /// What came of the cases; nil where they were not run, because of errors.
  package internal(set) var cases: TestReport?
  /// The cases and invariants that the old version was held to, and the new one is not.
  var lost = LostChecks()
  /// The same of the gates of the scenario.
  private var lostGates = LostChecks()
  /// Whether a scenario was given.
  package var wantsSimulation = false
  /// The same text bank under both; nil where no scenario was given, or one of the versions has errors.
  package var simulation: ShownComparison?

  init(_ old: String, _ new: String) { names = (old, new) }

  /// Notes what a scenario asks of each version, as files write gates.
  package mutating func compareGates(old: [String], new: [String]) {
    lostGates = LostChecks(old: old.map { HeldCheck(gate: $0) }, new: new.map { HeldCheck(gate: $0) })
  }

  var lostChecks: [LostChecks.Entry] { lost.entries + lostGates.entries }

  /// Fail: there are errors, a case or a gate fails. Inconclusive: a gate is not settled, or it is not known of every file whether replies go
  /// elsewhere.
  /// That replies go elsewhere, or that less is asked than before, is no failure: a reviewer decides about it.
  package var verdict: Verdict {
    let parts: [Verdict] = [
      problems.sink.hasErrors ? .fail : .pass, cases.map { $0.failed > 0 ? .fail : .pass } ?? .pass,
      simulation?.comparison.b.verdict ?? .pass, diff?.isKnown == true ? .pass : .inconclusive,
    ]
    return Verdict(of: parts)
  }

  /// One line: the verdict, and the parts it comes from.
  package var summary: String {
    let cases = self.cases.map { report in
      if report.passed + report.failed == 0 { return "no cases" }
      let all = counted(report.passed + report.failed, "case")
      if report.failed == 0 { return "\(all) \(agreeing(report.passed, "passes", "pass"))" }
      return "\(grouped(report.failed)) of \(all) \(agreeing(report.failed, "fails", "fail"))"
    }
    let simulated = simulation.map { $0.gateSummary ?? "simulated" } ?? (wantsSimulation ? "not simulated" : nil)
    let parts = [
      problems.findings, diff?.summary ?? obstacle, cases ?? "cases not run", lost.summary, simulated,
      lostGates.summary,
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }
}
