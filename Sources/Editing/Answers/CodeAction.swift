package import Diagnostics
internal import RuleLanguage
internal import Text

/// A change that is offered at a place.
package struct CodeAction: Sendable {
  package enum Kind: Sendable {
    /// Solves a problem; whether it is safe.
    case fix(isSafe: Bool)
    /// All safe fixes of the file.
    case fixAll
    /// Writes something new, whose edits are found when it is chosen.
    case write
  }

  package let title: String
  package let kind: Kind
  /// The problem that it solves.
  package let problem: Problem?
  package let edits: [FileEdits]
  /// The tag rule that a case is to be written for, by its line, counted from 1.
  package var caseForLine: Int?
}

extension Workspace {
  /// What can be done about the problems of a part of a file, and for the tag rule there.
  ///
  /// - Parameters:
  ///   - range: in bytes.
  ///   - problems: those that were found last.
  package func actions(in path: String, _ range: Range<Int>, _ problems: FileProblems) -> [CodeAction] {
    guard let file = analysis(path) else { return [] }
    var actions: [CodeAction] = []
    for problem in problems.problems where touches(problem.primary.place, range, file) {
      actions += solutions(of: problem, in: file)
    }
    if let all = fixingAll(problems, in: file) { actions.append(all) }
    if let line = problems.checked.flatMap({ ruleLine(file, range.lowerBound, $0) }) {
      actions.append(
        CodeAction(
          title: "write a case for this tag rule", kind: .write, problem: nil, edits: [], caseForLine: line))
    }
    return actions
  }

  /// What solves a problem of a file: its fixes, and adding whom it names.
  package func solutions(of problem: Problem, in file: FileAnalysis) -> [CodeAction] {
    let fixes = problem.fixes.map {
      CodeAction(title: $0.title, kind: .fix(isSafe: $0.safety == .safe), problem: problem, edits: edits($0.edits))
    }
    return fixes + (adding(problem, file).map { [$0] } ?? [])
  }

  /// All safe fixes of a file; nil where there is none.
  package func fixingAll(_ problems: FileProblems, in file: FileAnalysis) -> CodeAction? {
    let all = safeFixes(of: problems.problems, in: file.text.source)
    if all.count == 0 { return nil }
    return CodeAction(title: "make all safe fixes", kind: .fixAll, problem: nil, edits: edits(all.edits))
  }

  /// Adds the member whom a problem is about to the team, or to those who take part.
  private func adding(_ problem: Problem, _ file: FileAnalysis) -> CodeAction? {
    guard file.role == .rules, problem.code == .unknownName || problem.code == .notSelected,
      let mention = file.mentions.mention(at: Int(problem.primary.place.span.lower)), mention.kinds.contains(.member),
      !file.mentions.lists.contains(mention.text), let edits = adding(member: mention.text, to: file), !edits.isEmpty
    else { return nil }
    let place = problem.code == .unknownName ? "the team" : "`\(FileKey.members.rawValue)`"
    return CodeAction(
      title: "add \(quoted(mention.text)) to \(place)", kind: .fix(isSafe: false), problem: problem, edits: edits)
  }

  /// Problems name the text that they were found in, and only they.
  private func touches(_ place: Place, _ range: Range<Int>, _ file: FileAnalysis) -> Bool {
    place.source === file.text.source && Int(place.span.lower) <= range.upperBound
      && range.lowerBound <= Int(place.span.upper)
  }

  /// Edits by their files.
  private func edits(_ edits: [Edit]) -> [FileEdits] {
    var found: [FileEdits] = []
    for edit in edits {
      let path = openPath(of: edit.place.source.name)
      let one = (edit.place.span, edit.replacement)
      if let index = found.firstIndex(where: { $0.path == path }) {
        found[index] = FileEdits(path: path, text: found[index].text, edits: found[index].edits + [one])
      } else {
        found.append(FileEdits(path: path, text: PlacedText(edit.place.source), edits: [one]))
      }
    }
    return found
  }
}
