import PatchbayKit

/// The graph of a rule file; ends the program when the file has errors.
func graph(of path: String) -> DecisionGraph {
  var problems = DiagnosticSink()
  guard let checked = checkRules(Source(name: path, bytes: contents(path)), sink: &problems) else {
    fail(problems.sorted.first.map { "\(path): \($0.message)" } ?? path)
  }
  return compile(checked.policy)
}
