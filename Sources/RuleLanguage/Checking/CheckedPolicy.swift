public import Campaign
public import Diagnostics
import KeyedFiles
package import YAMLTree
public import Zones

/// A rule file that was checked: what it means, and where each part of it is.
public struct CheckedPolicy: Sendable {
  public let policy: RoutingPolicy
  public let origins: OriginTable
  /// How the contact lists are written that the rules are run with.
  public let list: ListFormat
  /// The routing cases that are written beside the rules.
  public let cases: [RoutingCase]
  /// What must hold, as the rule file says.
  package let invariants: [RuleInvariant]
  /// What was proved; nil where no one asked for proofs.
  package let proof: ProofState?
  /// The comments of the rule file, which may hold remarks to the checker.
  let comments: [SourceSpan]

  /// The same rules with lists that are written as someone says, and for the rest as the rules say. Whatever reads lists, events or
  /// lists of opt outs goes by what these rules then say.
  package func reading(_ given: ListFormat) -> CheckedPolicy {
    changed(policy, given.completed(by: list))
  }

  /// The same file, had it meant something else. Its places are those of what is written.
  package func supposing(_ policy: RoutingPolicy) -> CheckedPolicy { changed(policy, list) }

  private func changed(_ policy: RoutingPolicy, _ list: ListFormat) -> CheckedPolicy {
    CheckedPolicy(
      policy: policy, origins: origins, list: list, cases: cases, invariants: invariants, proof: proof,
      comments: comments)
  }
}

/// Opens the roster that a rule file names.
public typealias RosterLoader = FileLoader

/// A loader for embedders without files: refuses every roster.
public func noRosters(_: String, _: Place) -> Result<Source, LoadFailure> {
  .failure(LoadFailure(reason: "no roster can be loaded here", help: "write the team into the rule file"))
}

/// Reads and checks a rule file, and leaves out the warnings that its remarks ask to ignore. Nil exactly when the file,
/// or its roster, has errors.
/// - Parameters:
///   - file: the file after which the contact action is named when the rules give it no name; nil is the source's own.
///   - zones: knows the time zones. A rule file that names a time zone unknown to it is refused.
///   - known: the codes that remarks may name.
///   - proving: whether to prove what holds for all contacts, invariants among it. An invariant that does not hold is
///     an error.
public func checkRules(
  _ source: Source, file: String? = nil, limits: RuleLimits = RuleLimits(), loader: RosterLoader = noRosters,
  zones: @escaping ZoneLoader,
  known: [DiagnosticCode] = ruleFileCodes, proving: Bool = false, sink: inout DiagnosticSink
) -> CheckedPolicy? {
  checkRules(
    YAMLReading(source), file: file, limits: limits, loader: loader, zones: zones, known: known, proving: proving,
    sink: &sink)
}

/// Checks a rule file whose YAML was read.
///
/// - Parameter beside: the cases in files beside the rules, as far as safe fixes must mind them; nil where they cannot be read.
package func checkRules(
  _ reading: YAMLReading, file: String? = nil, limits: RuleLimits = RuleLimits(), loader: RosterLoader = noRosters,
  zones: @escaping ZoneLoader, known: [DiagnosticCode] = ruleFileCodes, proving: Bool = false,
  beside: () -> [RoutingCase]? = { [] }, sink: inout DiagnosticSink
) -> CheckedPolicy? {
  let source = reading.document.source
  var found = DiagnosticSink()
  var areNamesRight = true
  let syntax = parseRules(reading, limits: limits, sink: &found)
  let checked = check(
    syntax, file: file, limits: limits, loader: loader, zones: zones, proving: proving, sink: &found)
  if let checked {
    let (names, dropped) = CaseNames.problems(in: checked.cases, under: checked)
    found.report(all: names, dropped: dropped)
    areNamesRight = !names.contains { $0.severity == .error }
  }
  let comments = syntax.document.comments
  let elsewhere = proving ? listCodes : listCodes + proofCodes
  let problems =
    comments.isEmpty
    ? found.problems
    : applyIgnores(to: found.problems, comments: comments, in: source, known: known, elsewhere: elsewhere)
  sink.report(all: syntax.keepingPlaces(problems, beside: beside), dropped: found.dropped)
  return areNamesRight ? checked : nil
}

/// Checks what the names of a rule file mean. Nil exactly when the file, or its roster, has errors.
///
/// Holes of the tree are skipped, so a mistake is reported once.
public func check(
  _ syntax: RuleSyntax, file: String? = nil, limits: RuleLimits = RuleLimits(), loader: RosterLoader = noRosters,
  zones: @escaping ZoneLoader, proving: Bool = false, sink: inout DiagnosticSink
) -> CheckedPolicy? {
  var checker = Checker(syntax, limits: limits, zones: zones)
  let checked = checker.run(file: file ?? syntax.source.name, loader: loader, proving: proving)
  var kept = checker.problems.kept
  if let remarks = checker.rosterRemarks, !remarks.comments.isEmpty {
    // What is not wrong under these rules may be under others that name the roster.
    kept = applyIgnores(
      to: kept, comments: remarks.comments, in: remarks.source, known: ruleFileCodes, elsewhere: ruleFileCodes)
  }
  sink.report(all: kept, dropped: checker.problems.dropped)
  return syntax.hasErrors || checker.problems.hasErrors ? nil : checked
}
