internal import Casework
internal import Comparing
internal import Diagnostics
internal import Explaining
internal import Results
internal import Statistics
internal import Text

extension Review {
  /// A comment on a pull request may have 65,536 characters; this leaves room for what is said of parts that are cut.
  package static let mostBytes = 60_000
  /// Of folders with many changed rule files.
  private static let mostGraphs = 8

  /// A comment for a pull request. The same inputs give the same bytes.
  package func markdown() -> String {
    let word =
      switch verdict {
      case .pass: "Pass"
      case .fail: "Fail"
      case .inconclusive: "Inconclusive"
      }
    let versions = [names.old, names.new].map { cell(shortened($0, to: 200)) }.joined(separator: " → ")
    let head = "**\(word)**: \(cell(summary))\n\n\(versions)\n"
    let parts =
      [problemSection, diffSection].compactMap(\.self) + graphSections + [caseSection, lostSection].compactMap(\.self)
    return comment(head, parts + simulationSections, within: Self.mostBytes)
  }

  private func cell(_ text: String) -> String { escaped(shortened(text, to: 600), for: .markdownCell) }

  private func command(_ words: String...) -> String {
    shortened(words.map(shellWord).joined(separator: " "), to: 400)
  }

  private func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last == "" { lines.removeLast() }
    return Array(lines.drop { $0.isEmpty })
  }

  private var problemSection: CommentSection? {
    guard problems.sink.findings != nil else { return nil }
    let text = problems.text(.markdown, ReportOptions())
    return CommentSection("Problems", lines(text), command: command("patchbay", "check", names.new))
  }

  private var diffSection: CommentSection? {
    guard let diff, diff.verdict != .same || !lines(diff.markdownBody()).isEmpty else { return nil }
    return CommentSection(
      "What changes", lines(diff.markdownBody()), command: command("patchbay", "diff", names.old, names.new))
  }

  private var graphSections: [CommentSection] {
    var sections = graphs.prefix(Self.mostGraphs).map { name, graph in
      let whose = graphs.count == 1 ? "" : " of " + shortened(name, to: 100)
      return CommentSection(
        "The graph\(whose), where it changes",
        ["```mermaid"] + lines(graph.mermaid()) + ["```"], isFolded: true, isWhole: true,
        command: command("patchbay", "graph", name, "--diff", names.old))
    }
    let more = graphs.count - sections.count
    if more > 0 {
      sections.append(
        CommentSection(
          "More graphs", ["\(counted(more, "more graph")) changed."], isFolded: true,
          command: command("patchbay", "diff", names.old, names.new)))
    }
    return sections
  }

  private var caseSection: CommentSection? {
    guard let cases, cases.failed > 0 else { return nil }
    let failed = cases.files.flatMap(\.results).filter { !$0.failures.isEmpty }
    // What stands between these tags is not read as Markdown.
    let blocks = failed.map { result in
      "\(cell(result.place)): **\(cell(result.name))**\n\n<pre>\n\(failure(result))</pre>\n"
    }
    return CommentSection("Cases that fail", blocks, command: command("patchbay", "test", names.new))
  }

  private var lostSection: CommentSection? {
    if lostChecks.isEmpty { return nil }
    let blocks = lostChecks.map { entry in
      let file = entry.check.file.isEmpty ? "" : " of \(cell(entry.check.file))"
      let what = "the \(entry.check.kind.rawValue) **\(cell(entry.check.name))**\(file)"
      return "- \(what) \(entry.isEdited ? "asks something else" : "is gone")"
    }
    return CommentSection(
      "What is no longer asked", blocks, command: command("patchbay", "review", names.old, names.new))
  }

  private static let longestFailure = 4_000

  /// A line of its own for each, and no empty one, which would end the element.
  private func failure(_ result: CaseResult) -> String {
    var text = ""
    for line in result.failures.joined(separator: "\n").split(separator: "\n") {
      let shown = escaped(shortened(String(line), to: 300), for: .html)
      if text.utf8.count + shown.utf8.count > Self.longestFailure { return text + "…\n" }
      text += shown + "\n"
    }
    return text
  }

  private var simulationSections: [CommentSection] {
    guard let simulation else { return [] }
    let show = command("patchbay", "compare", names.old, names.new)
    let title = "Simulated, " + shortened(simulation.markdownTitle, to: 200)
    let gates = simulation.gateBlocks()
    let differences = CommentSection(
      gates.isEmpty ? title : "What differs in the simulation", simulation.differenceBlocks(), isFolded: !gates.isEmpty,
      command: show)
    return (gates.isEmpty ? [] : [CommentSection(title, gates, command: show)]) + [differences]
  }
}
