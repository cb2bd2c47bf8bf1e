package import Checking
package import Diagnostics
internal import Text

/// A file, and its text in canonical layout.
package struct FormattedFile {
  package let path: String
  /// What messages call it.
  package let name: String
  package let text: EditedText

  package var isChanged: Bool { text.isChanged }
}

/// Gives files their canonical layout, in memory, and continues past those that cannot be read.
package struct FormatRun<Files: CheckedFiles> {
  package let files: Files
  /// In the order in which they were named, the rosters of rule files in folders last.
  package private(set) var formatted: [FormattedFile] = []
  /// What is wrong with those that could not be read.
  package private(set) var problems = DiagnosticSink()
  /// Why others could not, where the reason is not a problem of a file.
  package private(set) var failures: [Failure] = []
  /// The files that were seen, without links: none is written twice.
  private var seen: Set<String> = []
  /// The files of folders that do not say that they are ours.
  private var others: [(path: String, source: Source)] = []
  private let progress: any Progress

  package init(files: Files, progress: any Progress) {
    self.files = files
    self.progress = progress
  }

  /// Whether all files could be read.
  package var isWhole: Bool { failures.isEmpty && !problems.hasErrors }
  package var changed: [FormattedFile] { formatted.filter(\.isChanged) }

  /// - Parameter arguments: files; folders, which stand for every file of rules, of cases and of a scenario below them,
  ///   and the rosters among them that those name.
  package mutating func format(_ arguments: [String]) throws(Failure) {
    for argument in arguments {
      guard files.isFolder(argument) else {
        try format(argument, inFolder: false)
        continue
      }
      let count = readCount
      for path in try FolderFiles(below: argument, in: files, progress: progress).yaml {
        try format(path, inFolder: true)
      }
      if readCount == count {
        failures.append(
          Failure(
            "there is no rule file in \(quoted(argument))", help: "a rule file is YAML with `version:` at its root"))
      }
    }
    for other in others where files.isRoster(other.path) && isNew(other.path) { format(other.source, other.path) }
  }

  private var readCount: Int { formatted.count + failures.count + problems.problems.count }

  private mutating func isNew(_ path: String) -> Bool {
    seen.insert(path == "-" ? path : files.withoutLinks(path)).inserted
  }

  private mutating func format(_ path: String, inFolder: Bool) throws(Failure) {
    try progress.check()
    let source: Source
    do throws(Failure) {
      source = try files.source(path)
    } catch {
      if let problem = error.problem { problems.report(problem) } else { failures.append(error) }
      return
    }
    if inFolder, !isCaseFile(path), !isRuleFile(source) {
      others.append((path, source))
    } else if isNew(path) {
      format(source, path)
    }
  }

  private mutating func format(_ source: Source, _ path: String) {
    var text = EditedText(source.bytes)
    switch canonicalLayout(of: source) {
    case .unreadable(let found): problems.report(found)
    case .unsafe: failures.append(defect(source))
    case .edits(let edits):
      text.apply(edits)
      guard meansTheSame(source, text, path) else { return failures.append(refusal(source, path)) }
      formatted.append(FormattedFile(path: path, name: source.name, text: text))
    }
  }

  /// Whether the file means under its new layout what it meant. The rosters that it names become known by this.
  private func meansTheSame(_ source: Source, _ text: EditedText, _ path: String) -> Bool {
    let loader = files.loader(for: path)
    let before = Contents(source, path, files, loader, proving: false)
    guard text.isChanged else { return true }
    let after = Contents(Source(name: source.name, bytes: text.bytes), path, files, loader, proving: false)
    guard before.meansTheSame(as: after) else { return false }
    return before.tagRuleLines == after.tagRuleLines || !casesBesideNameLines(path, files)
  }

  private func refusal(_ source: Source, _ path: String) -> Failure {
    let contents = Contents(source, path, files, files.loader(for: path), proving: false)
    guard contents.casesNameLines || casesBesideNameLines(path, files) else { return defect(source) }
    return Failure(
      "the cases \(contents.casesNameLines ? "of" : "beside") \(quoted(source.name)) name tag rules by their lines, which another layout moves; the file is left as it is",
      help: "name them by `index`, counted from 0")
  }

  private func defect(_ source: Source) -> Failure {
    Failure(
      "the layout of \(quoted(source.name)) cannot be changed without changing more, which is an error in patchbay; "
        + "the file is left as it is", help: "report it with the file", cause: .program)
  }
}
