import Campaign
import Diagnostics
import Routing
import RuleLanguage
import Zones

/// The graph of a rule file; ends the program when the file has errors.
func graph(of path: String) -> DecisionGraph {
  var problems = DiagnosticSink()
  let source = Source(name: path, bytes: contents(path))
  guard let checked = checkRules(source, zones: noZones, sink: &problems) else {
    fail(problems.sorted.first.map { "\(path): \($0.message)" } ?? path)
  }
  return compile(checked.policy)
}
