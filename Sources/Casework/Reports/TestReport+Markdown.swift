internal import Diagnostics
internal import Text

extension TestReport {
  /// For a comment or the summary of a step: the verdict, the cases that fail with what happened, and what else was asked.
  package func markdown() -> String {
    var text = "**\(summary)**\n"
    let failing = files.flatMap(\.results).filter { !$0.failures.isEmpty }
    if !failing.isEmpty {
      text += "\n| Case | Place | What is wrong |\n|---|---|---|\n"
      for result in failing.prefix(Self.mostShown) {
        text += "| \(cell(result.name)) | \(cell(result.place)) | \(cell(result.firstLine ?? "")) |\n"
      }
      text += more(failing.count, "case", verb: "fails", plural: "fail")
      for result in failing.prefix(Self.mostExplained) {
        let lines = result.failures.joined().split(separator: "\n").map { escaped(String($0), for: .html) }
        text +=
          "\n<details><summary>\(cell(result.name))</summary>\n<pre>\n\(lines.joined(separator: "\n"))\n</pre>\n</details>\n"
      }
    }
    if options.showsCoverage { text += coverageMarkdown }
    if options.mutates { text += mutantsMarkdown }
    if let shortfall { text += "\n\(cell(shortfall))\n" }
    return text
  }

  /// How many rows a table has, and how many cases are told in full.
  private static let mostShown = 100
  private static let mostExplained = 20

  private var coverageMarkdown: String {
    let uncovered = files.flatMap { $0.coverage?.uncovered ?? [] }
    var text = "\n\(Self.percent(coverage.percent)) covered\n"
    if !uncovered.isEmpty { text += "\n| Place | No case tries |\n|---|---|\n" }
    for item in uncovered.prefix(Self.mostShown) { text += "| \(cell(item.place)) | \(cell(item.phrase)) |\n" }
    return text + more(uncovered.count, "part", verb: "is not covered", plural: "are not covered")
  }

  private var mutantsMarkdown: String {
    let surviving = files.flatMap(\.mutants).filter { $0.killedBy == nil }
    var text = "\n\(grouped(mutants - survivors)) of \(counted(mutants, "mutant")) killed\n"
    if !surviving.isEmpty { text += "\n| Place | No case notices |\n|---|---|\n" }
    for mutant in surviving.prefix(Self.mostShown) { text += "| \(cell(mutant.place)) | \(cell(mutant.change)) |\n" }
    return text + more(surviving.count, "mutant", verb: "survives", plural: "survive")
  }

  private func more(_ count: Int, _ noun: String, verb: String, plural: String) -> String {
    let more = count - Self.mostShown
    return more > 0 ? "\nand \(counted(more, "more \(noun)")) \(agreeing(more, verb, plural))\n" : ""
  }

  private func cell(_ text: String) -> String { escaped(shortened(text, to: 300), for: .markdownCell) }
}
