package import Diagnostics
internal import RuleLanguage
internal import Text
internal import YAMLTree

/// A rule file and the files of cases to run under it.
package struct CasePlan {
  package let rules: String
  /// Whether the cases in the rule file run too.
  package var includesOwn: Bool
  package var caseFiles: [String]
}

/// Finds what `test` runs: for a rule file its own cases and those of `NAME.cases.yaml` beside it; for a file of cases,
/// its cases; for a folder, all cases below it.
package func casePlans(
  _ arguments: [String], in files: some ReadableFiles, progress: any Progress
) throws(Failure) -> [CasePlan] {
  var plans: [CasePlan] = []
  var seen: Set<String> = []
  for argument in arguments {
    if files.isFolder(argument) {
      let found = try FolderFiles(below: argument, in: files, progress: progress).yaml
      for path in found where !isCaseFile(path) && seen.insert(path).inserted {
        plans.append(CasePlan(rules: path, includesOwn: true, caseFiles: caseFiles(of: path, in: files)))
      }
      for path in found where isCaseFile(path) { _ = try ruleFile(of: path, in: files) }
    } else if isCaseFile(argument) {
      guard seen.insert(argument).inserted else { continue }
      plans.append(
        CasePlan(rules: try ruleFile(of: argument, in: files), includesOwn: false, caseFiles: [argument]))
    } else if seen.insert(argument).inserted {
      plans.append(CasePlan(rules: argument, includesOwn: true, caseFiles: caseFiles(of: argument, in: files)))
    }
  }
  return plans
}

package func isCaseFile(_ path: String) -> Bool { stem(path, caseEndings) != nil }

private let caseEndings = yamlEndings.map { ".cases" + $0 }

/// The files of cases beside a rule file.
package func caseFiles(of rules: String, in files: some ReadableFiles) -> [String] {
  guard let stem = stem(rules, yamlEndings) else { return [] }
  return (caseEndings + caseEndings.map { $0.uppercased() }).map { stem + $0 }.filter { files.exists($0) }
}

/// The rule file that a file of cases stands beside.
package func ruleFile(of cases: String, in files: some ReadableFiles) throws(Failure) -> String {
  let stem = stem(cases, caseEndings) ?? cases
  for ending in yamlEndings + yamlEndings.map({ $0.uppercased() }) where files.exists(stem + ending) {
    return stem + ending
  }
  throw Failure("there is no rule file for \(quoted(cases))", help: "write the rules as \(quoted(stem + ".yaml"))")
}

/// Whether the file says or shows that it is a rule file, or cannot be understood at all.
package func isRuleFile(_ source: Source) -> Bool {
  var problems = DiagnosticSink()
  let document = parseYAML(source, sink: &problems)
  return problems.hasErrors || looksLikeRules(document)
}

/// The name of a scenario that gives none: its file's name without the extension.
package func scenarioName(_ path: String) -> String {
  let base = splitPath(path).base
  let ending = yamlEndings.first { base.hasSuffix($0) && base != $0 }
  return ending.map { String(base.dropLast($0.count)) } ?? base
}
