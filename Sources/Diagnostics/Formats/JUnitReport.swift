/// A suite for each file. A problem is a test that fails where its severity makes the status 1, and one that passes and says
/// what it has to say otherwise; a file without problems is one test that passes.
func junitReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var tables = LineTables()
  var writer = TextReport(usesColor: false)
  var names = options.files
  var tests: [String: [JUnitSuite.Test]] = [:]
  for problem in problems {
    let file = problem.primary.place.source.name
    let position = tables.start(of: problem.primary.place)
    let text = writer.block(problem)
    let fails = problem.severity >= options.failLevel
    names.append(file)
    tests[file, default: []].append(
      JUnitSuite.Test(
        "\(problem.code.name) at \(position.line):\(position.column)", file: file, line: position.line,
        failure: fails
          ? JUnitSuite.Failing(problem.message, text: text, kind: problem.severity.rawValue) : nil,
        output: fails ? nil : text))
  }
  var seen: Set<String> = []
  let suites = names.filter { seen.insert($0).inserted }.map { file in
    JUnitSuite(file, tests[file] ?? [JUnitSuite.Test("no problems", file: file, line: 1)])
  }
  return junitDocument(suites, name: "patchbay check")
}
