internal import Campaign
internal import Diagnostics
internal import Records
internal import Routing
internal import RuleLanguage

/// A draft, run under some rules.
struct DraftRun {
  /// Where the reply goes: its last effect that says so. Nil where the rules refused it, or part of what comes before it.
  let outcome: EffectValue?
  let walks: [CaseWalk]
  /// Where the last walk ended.
  let end: Int?

  init(_ draft: DraftCase, under rules: CaseRules) throws {
    guard let written = Self.parsed(draft.yaml("draft", nil, under: rules), rules) else {
      (outcome, walks, end) = (nil, [], nil)
      return
    }
    let run = try CaseRun(written, under: rules)
    let isRefused = !run.problems.isEmpty || run.sink.effects.contains { $0.kind == .refused }
    outcome = isRefused ? nil : run.sink.effects.last { $0.kind == .routed || $0.kind == .held }
    walks = isRefused ? [] : run.walks
    end = walks.last?.trace.end
  }

  /// The first case of a text that is one entry of a list of cases.
  static func parsed(_ yaml: String, _ rules: CaseRules) -> RoutingCase? {
    var sink = DiagnosticSink()
    return parseCases(
      Source(name: "suggestion", bytes: Array(yaml.utf8)), under: rules.checked, sink: &sink)?.first
  }

  /// Those to whom the reply goes, for the case's name.
  var destination: String {
    guard let outcome else { return "no one" }
    if case .list(let members)? = outcome[EffectKey.to.name] { return members.joined(separator: " and ") }
    return outcome.kind == .held ? "no one yet" : "no one"
  }

  /// The same outcome, whatever else the effects tell.
  func isSame(as other: DraftRun) -> Bool {
    let keys = [EffectKey.to.name, EffectKey.via.name, EffectKey.reason.name]
    return outcome?.kind == other.outcome?.kind && keys.allSatisfy { outcome?[$0] == other.outcome?[$0] }
  }
}
