internal import Text

extension CaseResult {
  /// A case that failed, with what is wrong below it.
  package var text: String {
    let indented = failures.joined().split(separator: "\n").map { "  " + $0 + "\n" }.joined()
    return "\(place): failed: \(printable(name))\n\(indented)"
  }
}

extension TestReport {
  /// What was asked beside the cases: coverage, mutants.
  package func text() -> String {
    var text = ""
    if options.showsCoverage { text += coverageText }
    if options.mutates { text += (text.isEmpty ? "" : "\n") + mutantsText }
    return text
  }

  private var coverageText: String {
    var table = TextTable()
    let kinds: [(kind: Coverage.Kind, title: String)] = [
      (.tagRule, "tag rules"), (.replyStep, "reply steps"), (.condition, "conditions"), (.contactClass, "classes"),
    ]
    table.add(["covered"] + kinds.map(\.title))
    for file in files {
      guard let coverage = file.coverage else { continue }
      table.add([printable(file.name)] + kinds.map { shown(coverage.count($0.kind)) })
    }
    let all = coverage
    if files.count > 1 { table.add(["all"] + kinds.map { shown(all.count($0.kind)) }) }
    var text = table.text(ruled: files.count > 1 ? [1, files.count + 1] : [1])
    for file in files {
      for item in file.coverage?.uncoveredParts ?? [] {
        text += printable("\(item.place): not covered: \(item.phrase)") + "\n"
      }
      if let coverage = file.coverage { text += classText(coverage, of: file) }
    }
    return text + "\(Self.percent(all.percent)) covered\n"
  }

  /// A longer list would hide the rest.
  private static let shownClasses = 5

  private func classText(_ coverage: Coverage, of file: TestedFile) -> String {
    if coverage.lacksClasses, coverage.count(.tagRule).all > 0 {
      let most = grouped(Coverage.mostClasses)
      return printable("\(file.name): classes are not counted: there are more than \(most)") + "\n"
    }
    let left = coverage.uncovered.filter { $0.kind == .contactClass }
    let more = left.count - Self.shownClasses
    var lines = left.prefix(Self.shownClasses).map { "\($0.place): no case has a contact with \($0.title)" }
    if more > 0 {
      lines.append("\(file.name): nor a contact of \(counted(more, "more class", plural: "more classes"))")
    }
    return lines.map { printable($0) + "\n" }.joined()
  }

  private func shown(_ count: (covered: Int, all: Int)) -> String {
    count.all == 0 ? "-" : "\(grouped(count.covered))/\(grouped(count.all))"
  }

  private var mutantsText: String {
    let all = mutants - equivalents
    var text = "\(grouped(all - survivors)) of \(counted(all, "mutant")) killed"
    if equivalents > 0 {
      let verb = agreeing(equivalents, "sends", "send")
      text += "; \(grouped(equivalents)) more \(verb) no reply elsewhere, which is proved"
    }
    text += "\n"
    for file in files {
      var shown: Set<String> = []
      for mutant in file.mutants where mutant.isGap {
        text += printable("\(mutant.place): survives: \(mutant.change)") + "\n"
        guard let killer = mutant.killer else {
          text +=
            "  no case was found that would kill it"
            + (mutant.isDifferent
              ? ", though it is proved that replies go elsewhere\n" : "; whether replies go elsewhere is not proved\n")
          continue
        }
        guard shown.insert(killer).inserted else {
          text += "  the same case would kill it\n"
          continue
        }
        text += "  this case would kill it\n" + indented(killer)
      }
    }
    return text
  }

  private func indented(_ yaml: String) -> String {
    yaml.split(separator: "\n").map { "  " + printable(String($0)) + "\n" }.joined()
  }

  /// `suggested 6 cases for 1 file`
  package var suggestionSummary: String {
    let cases = files.reduce(0) { $0 + $1.suggestions.count }
    return "suggested \(counted(cases, "case")) for \(counted(files.count { !$0.suggestions.isEmpty }, "file"))"
  }

  /// The suggested cases as YAML, for each rule file a file of cases.
  package func suggestionsText() -> String {
    var text = ""
    for file in files where !file.suggestions.isEmpty || !file.untried.isEmpty {
      text += text.isEmpty ? "" : "---\n"
      text += "# Cases that \(printable(file.name)) has not: say for each whether it is what you want.\n"
      text += "# What is expected was filled in with what the rules do now.\n"
      for item in file.untried {
        text += "# No case was found for \(printable(item.place)): \(printable(item.title))\n"
      }
      if !file.suggestions.isEmpty { text += "cases:\n" }
      for suggestion in file.suggestions {
        let tries = suggestion.tries.map { "  # tries \(printable($0))\n" }.joined()
        text += tries + "  # review: is this what you want?\n" + suggestion.yaml
      }
    }
    return text
  }
}
