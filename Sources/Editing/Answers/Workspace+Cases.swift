internal import Campaign
package import Casework
internal import Checking
package import Diagnostics
internal import Records
internal import RuleLanguage
internal import SystemZones
internal import Text
internal import YAMLTree

/// A line above which something is shown.
package struct CodeLens: Sendable {
  package let span: SourceSpan
  package let title: String
  /// The case that runs when it is chosen.
  package let caseName: String
}

/// What came of a case that was run.
package struct CaseOutcome: Sendable {
  package let name: String
  package let hasPassed: Bool
  /// What is wrong, for people.
  package let text: String
}

extension Workspace {
  /// A line above each case of a file.
  package func lenses(in path: String) -> [CodeLens] {
    guard let file = analysis(path), file.role == .cases || file.role == .rules else { return [] }
    return file.outline.filter { $0.name == FileKey.cases.rawValue }.flatMap(\.children).map {
      CodeLens(span: $0.nameSpan, title: "run case", caseName: $0.name)
    }
  }

  /// Runs the cases of a rule file and of the file of cases beside it, or those of a file of cases.
  package func report(ofCasesIn path: String, _ options: TestOptions) throws -> TestReport {
    var run = TestRun(EditedTests(files: files), options, progress: NoProgress())
    try run.run([path]) { _ in }
    return run.report
  }

  /// Runs the cases of a file with a name; those of a table bear its name with the number of their row.
  package func run(caseNamed name: String, in path: String) throws -> [CaseOutcome] {
    var options = TestOptions()
    options.filter = name
    let results = try report(ofCasesIn: path, options).files.flatMap(\.results)
    return results.filter { $0.name == name || $0.name.hasPrefix(name + ": row ") }.map {
      CaseOutcome(name: $0.name, hasPassed: $0.failures.isEmpty, text: $0.failures.joined())
    }
  }

  /// The line of the tag rule that a byte is in, counted from 1.
  func ruleLine(_ file: FileAnalysis, _ offset: Int, _ checked: CheckedPolicy) -> Int? {
    ruleIndex(file, at: offset, checked).map { checked.origins.line(RuleID(UInt32(clamping: $0))) }
  }

  /// The edits that write a case for what no case tries of the tag rule on a line: into the file of cases beside the rules, if there
  /// is one, else into the rules. Nil where cases try all of it, or none was found.
  package func caseWriting(forRuleOnLine line: Int, of path: String) throws -> FileEdits? {
    var options = TestOptions()
    options.suggests = true
    let report = try report(ofCasesIn: path, options)
    let place = "\(path):\(line): "
    let wanted = report.files.flatMap(\.suggestions).filter { $0.tries.contains { $0.hasPrefix(place) } }
    if wanted.isEmpty { return nil }
    return writing(cases: wanted.map(\.yaml).joined(), for: path)
  }

  /// The edits that write cases into the file of cases beside a rule file, if there is one, else into the rules.
  ///
  /// - Parameter yaml: entries that are indented by two blanks.
  package func writing(cases yaml: String, for path: String) -> FileEdits? {
    let beside = caseFiles(of: path, in: files).first.flatMap { analysis(openPath(of: $0)) }
    return (beside ?? analysis(path)).map { $0.appending(cases: yaml) }
  }
}

extension FileAnalysis {
  /// The edit that appends entries to the cases of a file.
  ///
  /// - Parameter yaml: entries that are indented by two blanks.
  fileprivate func appending(cases yaml: String) -> FileEdits {
    let list = document.root.flatMap { root in
      document.entries(root).first { document.string($0.key) == FileKey.cases.rawValue }
    }?.value
    var end = text.bytes.count
    if let list { end = min(end, Int(document.span(list).upper)) }
    while end > 0, [0x20, 0x0A, 0x0D].contains(text.bytes[end - 1]) { end -= 1 }
    let lead = list == nil ? "\n\(FileKey.cases.rawValue):\n" : "\n"
    let written = String((lead + indented(yaml, like: list)).dropLast())
    return FileEdits(path: path, text: text, edits: [(SourceSpan(end..<end), written)])
  }

  /// The entries with the indentation of those that are there.
  private func indented(_ yaml: String, like list: NodeID?) -> String {
    guard let list, let first = document.elements(list).first else { return yaml }
    let start = Int(document.span(first).lower)
    let line = text.line(text.lineNumber(ofByte: start))
    guard let dash = text.bytes[line].firstIndex(of: 0x2D), dash < start else { return yaml }
    let indentation = String(repeating: " ", count: dash - line.lowerBound)
    return yaml.split(separator: "\n", omittingEmptySubsequences: true)
      .map { indentation + $0.dropFirst(2) + "\n" }.joined()
  }
}

/// The files of a run of cases, as they are in the editor. What is wrong with them is shown there already.
private struct EditedTests<Disk: CheckedFiles>: TestedFiles {
  let files: OpenFiles<Disk>

  func rules(_ path: String) throws(Failure) -> CheckedPolicy {
    var sink = DiagnosticSink()
    let source = try files.source(path)
    let checked = checkRules(
      files.reading(of: source), loader: files.loader(for: path), zones: systemZones, sink: &sink)
    guard let checked else { throw Failure("\(quoted(path)) has \(counted(sink.errorCount, "error"))") }
    return checked
  }

  func cases(_ path: String, under checked: CheckedPolicy) throws(Failure) -> [RoutingCase] {
    var sink = DiagnosticSink()
    guard let cases = parseCases(try files.source(path), under: checked, sink: &sink) else {
      throw Failure("\(quoted(path)) has \(counted(sink.errorCount, "error"))")
    }
    return cases
  }

  func optedOut(country: String?) throws -> OptedOutList { OptedOutList() }
}
