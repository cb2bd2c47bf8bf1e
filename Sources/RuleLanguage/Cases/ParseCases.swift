public import Diagnostics
import KeyedFiles
import YAMLTree

/// Reads a file of cases: a list of cases, or a mapping with the one key `cases`. Nil exactly when the file has errors.
///
/// - Parameter rules: the rules that the cases test, if they are known: then names that they do not have are reported.
public func parseCases(
  _ source: Source, under rules: CheckedPolicy? = nil, limits: RuleLimits = RuleLimits(),
  known: [DiagnosticCode] = ruleFileCodes, sink: inout DiagnosticSink
) -> [RoutingCase]? {
  var yaml = DiagnosticSink()
  let document = parseYAML(source, sink: &yaml)
  var reader = SyntaxReader(document, limits: limits)
  let cases = reader.caseFile(isReadable: !yaml.hasErrors)
  var found = reader.problems(after: yaml)
  var dropped = reader.dropped(after: yaml)
  var areNamesRight = true
  if let rules {
    let (names, more) = CaseNames.problems(in: cases, under: rules)
    found += names
    dropped.errors += more.errors
    dropped.warnings += more.warnings
    areNamesRight = !names.contains { $0.severity == .error }
  }
  sink.report(
    all: document.comments.isEmpty
      ? found
      : applyIgnores(
        to: found, comments: document.comments, in: source, known: known,
        elsewhere: rules == nil ? [.unknownNameInCase] : []), dropped: dropped)
  return yaml.hasErrors || reader.problems.hasErrors || !areNamesRight ? nil : cases
}

extension SyntaxReader {
  fileprivate mutating func caseFile(isReadable: Bool) -> [RoutingCase] {
    let shape = CaseFileKey.cases.rule.shape
    guard let root = document.root else {
      if isReadable {
        problems.report(
          Problem(
            .wrongShape, "expected \(shape.phrase), found nothing", at: place(SourceSpan(0, 0)),
            help: "write `- name:` and what the case shows"))
      }
      return []
    }
    if document.kind(root) == .sequence { return cases(root, shape) }
    var cases: [RoutingCase] = []
    for entry in entries(root, CaseFileKey.self, shape: .either([shape, .block(.caseFile)]))?.known ?? [] {
      switch entry.key {
      case .cases: cases = self.cases(entry.node, entry.key.rule.shape)
      }
    }
    return cases
  }
}
