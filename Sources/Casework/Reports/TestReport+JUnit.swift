internal import Diagnostics

extension TestReport {
  /// The cases as JUnit's XML: a suite for each rule file.
  package func junit() -> String {
    let suites = files.filter { !$0.results.isEmpty }.map { file in
      JUnitSuite(file.name, file.results.map(\.junit))
    }
    return junitDocument(suites, name: "patchbay")
  }
}

extension CaseResult {
  fileprivate var junit: JUnitSuite.Test {
    let (path, line) = splitPlace(place)
    return JUnitSuite.Test(
      name, file: path, line: line,
      failure: firstLine.map { JUnitSuite.Failing($0, text: failures.joined(separator: "\n")) })
  }

  /// What is wrong in a line; nil when the case holds.
  var firstLine: String? {
    failures.first.map { $0.split(separator: "\n").first.map(String.init) ?? "" }
  }
}

/// The path and the line of `routing.yaml:12`.
func splitPlace(_ place: String) -> (path: String, line: Int) {
  guard let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]) else {
    return (place, 1)
  }
  return (String(place[..<colon]), line)
}
