package import Diagnostics
internal import RuleLanguage
internal import ScenarioLanguage
internal import Text
internal import YAMLTree

/// A rule file and the files of cases to run under it.
package struct CasePlan {
  package let rules: String
  /// Whether the cases in the rule file run too.
  package var includesOwn: Bool
  package var caseFiles: [String]
  /// Whether someone named one of the files, and not only a folder above them.
  package var isNamed: Bool
}

/// Finds what `test` runs: for a rule file its own cases and those of `NAME.cases.yaml` beside it; for a file of cases,
/// its cases; for a folder, all cases below it. What is named twice, in whatever way, runs once.
package func casePlans(
  _ arguments: [String], in files: some ReadableFiles, progress: any Progress
) throws(Failure) -> [CasePlan] {
  var plans = CasePlans(files: files)
  for argument in arguments {
    if files.isFolder(argument) {
      let found = try FolderFiles(below: argument, in: files, progress: progress).yaml
      for path in found where !isCaseFile(path) { plans.add(rules: path, isNamed: false) }
      for path in found where isCaseFile(path) { _ = try ruleFile(of: path, in: files) }
    } else if isCaseFile(argument) {
      plans.add(cases: argument, of: try ruleFile(of: argument, in: files))
    } else {
      plans.add(rules: argument, isNamed: true)
    }
  }
  return plans.found
}

/// The plans so far, one for each rule file.
private struct CasePlans<Files: ReadableFiles> {
  let files: Files
  private(set) var found: [CasePlan] = []
  private var index: [String: Int] = [:]

  init(files: Files) { self.files = files }

  mutating func add(rules: String, isNamed: Bool) {
    let plan = plan(of: rules)
    found[plan].includesOwn = true
    if isNamed { found[plan].isNamed = true }
    for path in caseFiles(of: rules, in: files) { add(path, to: plan) }
  }

  mutating func add(cases: String, of rules: String) {
    let plan = plan(of: rules)
    found[plan].isNamed = true
    add(cases, to: plan)
  }

  private mutating func plan(of rules: String) -> Int {
    let name = nameOfFile(rules, in: files)
    if let known = index[name] { return known }
    index[name] = found.count
    found.append(CasePlan(rules: rules, includesOwn: false, caseFiles: [], isNamed: false))
    return found.count - 1
  }

  private mutating func add(_ path: String, to plan: Int) {
    let name = nameOfFile(path, in: files)
    if !found[plan].caseFiles.contains(where: { nameOfFile($0, in: files) == name }) {
      found[plan].caseFiles.append(path)
    }
  }
}

/// The same for all paths by which a name in a folder is reached. A link keeps its own: cases beside it go by that.
func nameOfFile(_ path: String, in files: some ReadableFiles) -> String {
  if path == "-" { return path }
  let (folder, base) = splitPath(path)
  return joined(files.withoutLinks(folder.isEmpty ? "." : folder), base)
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
  if let rules = rulesBeside(cases, in: files) { return rules }
  throw Failure(casesWithoutRules(try files.source(cases), cases))
}

func rulesBeside(_ cases: String, in files: some ReadableFiles) -> String? {
  let stem = stem(cases, caseEndings) ?? cases
  return (yamlEndings + yamlEndings.map { $0.uppercased() }).map { stem + $0 }.first { files.exists($0) }
}

func casesWithoutRules(_ source: Source, _ path: String) -> Problem {
  StandardProblems.casesWithoutRules(source, rules: splitPath(stem(path, caseEndings) ?? path).base + ".yaml")
}

/// Whether the file says or shows that it is a rule file or a scenario, or cannot be understood at all.
package func isRuleFile(_ source: Source) -> Bool {
  var problems = DiagnosticSink()
  let document = parseYAML(source, sink: &problems)
  return problems.hasErrors || looksLikeRules(document) || isScenario(source)
}

/// The name of a scenario that gives none: its file's name without the extension.
package func scenarioName(_ path: String) -> String {
  let base = splitPath(path).base
  let ending = yamlEndings.first { base.hasSuffix($0) && base != $0 }
  return ending.map { String(base.dropLast($0.count)) } ?? base
}
