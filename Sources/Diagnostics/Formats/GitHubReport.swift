internal import Text

func githubReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  annotations(of: problems, options).text { left in
    remainder(left, options).map { options.hasJobSummary ? $0 + " in the job summary" : $0 }
  }
}

/// All problems as a table for the summary of a step; nil where its annotations tell everything.
package func jobSummary(_ problems: [Problem], _ options: ReportOptions) -> String? {
  guard annotations(of: problems, options).leavesOut || options.dropped.count > 0 else { return nil }
  var options = options
  options.limit = GitHubAnnotations.mostRowsOfSummary
  return "### patchbay check\n\n"
    + markdownReport(problems, options, mostBytes: GitHubAnnotations.mostBytesOfSummary) + "\n"
}

private func annotations(of problems: [Problem], _ options: ReportOptions) -> GitHubAnnotations {
  var tables = LineTables()
  var annotations = GitHubAnnotations(limit: options.limit)
  for problem in problems {
    let place = problem.primary.place
    annotations.add(
      problem.severity, file: options.nameInProject(place.source.name), start: tables.start(of: place),
      end: tables.end(of: place), title: "\(problem.code.name): \(problem.code.title)",
      message: problem.paragraphs(&tables).joined(separator: "\n"))
  }
  return annotations
}
