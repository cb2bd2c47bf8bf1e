import Diagnostics
import Glibc
import RuleLanguage
import Text

/// A rule file and the files of cases to run under it.
struct CasePlan {
  let rules: String
  /// Whether the cases in the rule file run too.
  var includesOwn: Bool
  var caseFiles: [String]
}

/// Finds what `test` runs: for a rule file its own cases and those of `NAME.cases.yaml` beside it; for a file of cases,
/// its cases; for a folder, all cases below it.
func casePlans(_ arguments: [String]) throws(Failure) -> [CasePlan] {
  var plans: [CasePlan] = []
  var seen: Set<String> = []
  for argument in arguments {
    if isFolder(argument) {
      let files = try FolderFiles(below: argument).yaml
      for path in files where !isCaseFile(path) && seen.insert(path).inserted {
        plans.append(CasePlan(rules: path, includesOwn: true, caseFiles: siblings(of: path)))
      }
      for path in files where isCaseFile(path) { _ = try ruleFile(of: path) }
    } else if isCaseFile(argument) {
      guard seen.insert(argument).inserted else { continue }
      plans.append(CasePlan(rules: try ruleFile(of: argument), includesOwn: false, caseFiles: [argument]))
    } else if seen.insert(argument).inserted {
      plans.append(CasePlan(rules: argument, includesOwn: true, caseFiles: siblings(of: argument)))
    }
  }
  return plans
}

func isCaseFile(_ path: String) -> Bool { stem(path, caseEndings) != nil }

private let caseEndings = yamlEndings.map { ".cases" + $0 }

private func siblings(of rules: String) -> [String] {
  guard let stem = stem(rules, yamlEndings) else { return [] }
  return (caseEndings + caseEndings.map { $0.uppercased() }).map { stem + $0 }.filter { access($0, F_OK) == 0 }
}

func ruleFile(of cases: String) throws(Failure) -> String {
  let stem = stem(cases, caseEndings) ?? cases
  for ending in yamlEndings + yamlEndings.map({ $0.uppercased() }) where access(stem + ending, F_OK) == 0 {
    return stem + ending
  }
  throw Failure("there is no rule file for \(quoted(cases))", help: "write the rules as \(quoted(stem + ".yaml"))")
}
