internal import Campaign
package import Diagnostics
package import RuleLanguage
internal import ScenarioLanguage
internal import Text

/// Checks files and folders, and continues past those that cannot be read.
package struct CheckRun<Files: CheckedFiles> {
  package let files: Files
  /// If present, safe fixes are made, and the report shows the problems that remain.
  package var fixed: FixedFiles?
  /// Whether to prove what holds for all contacts, which takes longest in a file of many rules.
  package var proves = true
  /// The rule files without errors.
  package private(set) var policies: [CheckedPolicy] = []
  /// What was read, in order: scenarios wait until all rules are known.
  private var pieces: [Piece] = []
  package var report = CheckReport()
  /// Whether all files could be read.
  package private(set) var isWhole = true
  /// The files of folders that were not checked.
  package private(set) var passedOver: [PassedOver] = []
  /// Why some could not be read, where the reason is not a problem of a file.
  package private(set) var failures: [Failure] = []
  private let progress: any Progress

  package init(files: Files, progress: any Progress) {
    self.files = files
    self.progress = progress
  }

  private enum Piece {
    case checked(Contents)
    case scenario(Source, path: String)
  }

  /// Checks everything, scenarios under the rule files beside them.
  package mutating func check(_ arguments: [String]) throws(Failure) {
    try read(arguments)
    // Names are not held against rules that have errors.
    let areAllKnown = !pieces.contains { piece in
      if case .checked(let contents) = piece { contents.problems.hasErrors } else { false }
    }
    let rules = areAllKnown ? policies.map(\.policy) : []
    for piece in pieces {
      switch piece {
      case .checked(let contents):
        report.add(contents)
        reportRules(of: contents)
      case .scenario(let source, let path): report.add(contents(source, path, rules))
      }
    }
  }

  /// Says of a file of cases that its rules have errors, where these are not told with the rules themselves.
  private mutating func reportRules(of contents: Contents) {
    guard let rules = contents.rulesWithErrors, let cases = contents.source,
      !report.names.contains(where: { $0 == rules.source.name })
    else { return }
    // They stand beside each other, wherever that is.
    let name = splitPath(rules.source.name).base
    report.sink.report(StandardProblems.rulesOfCasesRefused(cases, rules: name, errors: rules.count))
  }

  private func contents(_ source: Source, _ path: String, _ rules: [RoutingPolicy] = []) -> Contents {
    fixed?.contents(source, path, files, rules: rules)
      ?? Contents(source, path, files, files.loader(for: path), rules: rules, proving: proves)
  }

  private mutating func read(_ arguments: [String]) throws(Failure) {
    var seen: Set<String> = []
    for argument in arguments {
      if files.isFolder(argument) {
        let before = report.files
        let found = try FolderFiles(below: argument, in: files, progress: progress)
        for path in found.yaml where seen.insert(nameOfFile(path, in: files)).inserted {
          try checkFile(path, inFolder: true)
        }
        let rosters = files
        passedOver.removeAll { rosters.isRoster($0.path) }
        passedOver += found.misnamed.map { PassedOver(path: $0, reason: .misnamed) }
        if report.files == before, failures.isEmpty {
          isWhole = false
          failures.append(
            Failure(
              "there is no rule file in \(quoted(argument))", help: "a rule file is YAML with `version:` at its root"))
        }
      } else if seen.insert(nameOfFile(argument, in: files)).inserted {
        try checkFile(argument, inFolder: false)
      }
    }
  }

  /// - Parameter inFolder: whether it was found below a folder, so that it is checked only if it says that it is a file
  ///   of ours.
  private mutating func checkFile(_ path: String, inFolder: Bool) throws(Failure) {
    do throws(Failure) { try progress.check() } catch {
      var failure = error
      failure.message += " after \(counted(report.files, "file"))"
      throw failure
    }
    let source: Source
    do throws(Failure) {
      source = try files.source(path)
    } catch {
      if let problem = error.problem { report.sink.report(problem) } else { failures.append(error) }
      isWhole = false
      return
    }
    if inFolder, !isCaseFile(path), !isRuleFile(source) {
      passedOver.append(PassedOver(path: path, reason: .noVersion))
      return
    }
    report.names.append(source.name)
    if !isCaseFile(path), isScenario(source) { return pieces.append(.scenario(source, path: path)) }
    let contents = contents(source, path)
    pieces.append(.checked(contents))
    if let checked = contents.checked { policies.append(checked) }
  }
}

/// A file of a folder that was not checked, and why.
package struct PassedOver {
  enum Reason {
    /// It is YAML, and does not say that it is ours.
    case noVersion
    /// Its name has an ending behind `.yaml`.
    case misnamed
  }
  let path: String
  let reason: Reason

  package var note: String {
    switch reason {
    case .noVersion:
      "passed over \(quoted(path)): it has no `version:`; a roster is checked with the rules that name it"
    case .misnamed: "passed over \(quoted(path)): its name does not end in `.yaml`; rename it if it holds rules"
    }
  }
}
