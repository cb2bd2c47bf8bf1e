internal import Text

/// GitLab's report of code quality. It shows what is new in a merge request by the fingerprints, so they stay when lines
/// move, and no two are equal.
func gitlabReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var json = JSONWriter()
  var tables = LineTables()
  let fingerprints = ProblemIdentity.fingerprints(of: problems, names: options.nameInProject)
  json.beginArray()
  for (problem, fingerprint) in zip(problems, fingerprints) {
    let place = problem.primary.place
    let (start, end) = (tables.start(of: place), tables.end(of: place))
    json.object { json in
      json.member("description", ([problem.message] + problem.nextStep).joined(separator: "\n"))
      json.member("check_name", problem.code.name)
      json.member("fingerprint", fingerprint)
      json.member("severity", name(problem.severity))
      json.object("location") { json in
        json.member("path", options.nameInProject(place.source.name))
        json.object("lines") { json in
          json.member("begin", start.line)
          json.member("end", end.line)
        }
      }
    }
  }
  json.endArray()
  json.endLine()
  return json.string
}

private func name(_ severity: Severity) -> String {
  switch severity {
  case .error: "major"
  case .warning: "minor"
  case .note: "info"
  }
}
