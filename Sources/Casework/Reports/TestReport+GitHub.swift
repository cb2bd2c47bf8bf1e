internal import Diagnostics
internal import Text

extension TestReport {
  /// Cases that fail as errors next to their lines; what no case tries, and mistakes that none notices, as notices.
  ///
  /// - Parameters:
  ///   - names: what a file is called from the top of the repository.
  ///   - hasSummary: whether the job summary has what is left out.
  package func github(names: (String) -> String, hasSummary: Bool) -> String {
    annotations(names).text { left in
      left > 0 ? "and \(counted(left, "more remark"))" + (hasSummary ? " in the job summary" : "") : nil
    }
  }

  /// All results for the summary of a step; nil where its annotations tell everything.
  package func jobSummary() -> String? {
    guard annotations({ $0 }).leavesOut else { return nil }
    return "### patchbay test\n\n" + markdown() + "\n"
  }

  private func annotations(_ names: (String) -> String) -> GitHubAnnotations {
    var annotations = GitHubAnnotations()
    func add(_ severity: Severity, _ place: String, _ title: String, _ message: String) {
      let (path, line) = splitPlace(place)
      annotations.add(
        severity, file: names(path), start: Position(line: line, column: 1), title: title, message: message)
    }
    for file in files {
      for result in file.results where !result.failures.isEmpty {
        let lines = result.failures.joined().split(separator: "\n")
        add(.error, result.place, "case failed: \(result.name)", lines.joined(separator: "\n"))
      }
      if options.showsCoverage {
        for item in file.coverage?.uncovered ?? [] { add(.note, item.place, "no case tries this", item.phrase) }
      }
      for mutant in file.mutants where mutant.killedBy == nil {
        add(.note, mutant.place, "no case notices this mistake", mutant.change)
      }
    }
    return annotations
  }
}

extension Coverage.Item {
  /// What it is, and what of it is missing.
  var phrase: String { missing.isEmpty ? title : "\(title): \(missing)" }
}
