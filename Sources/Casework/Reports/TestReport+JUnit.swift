internal import Text

extension TestReport {
  /// The cases as JUnit's XML: a suite for each rule file.
  package func junit() -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"patchbay\" tests=\"\(passed + failed)\" failures=\"\(failed)\">\n"
    for file in files where !file.results.isEmpty {
      let failed = file.results.count { !$0.failures.isEmpty }
      text += "  <testsuite name=\"\(xml(file.name))\" tests=\"\(file.results.count)\" failures=\"\(failed)\">\n"
      for result in file.results {
        let (path, line) = splitPlace(result.place)
        text += "    <testcase classname=\"\(xml(file.name))\" name=\"\(xml(result.name))\""
        text += " file=\"\(xml(path))\" line=\"\(xml(line))\""
        guard !result.failures.isEmpty else {
          text += "/>\n"
          continue
        }
        let first = result.failures[0].split(separator: "\n").first.map(String.init) ?? ""
        text += ">\n      <failure message=\"\(xml(first))\">"
        text += result.failures.joined(separator: "\n").split(separator: "\n").map { xml(String($0)) }
          .joined(separator: "\n")
        text += "</failure>\n    </testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func splitPlace(_ place: String) -> (path: String, line: String) {
    guard let colon = place.lastIndex(of: ":") else { return (place, "1") }
    return (String(place[..<colon]), String(place[place.index(after: colon)...]))
  }

  /// XML knows no control characters at all.
  private func xml(_ text: String) -> String { escaped(VisibleText().shown(text), for: .html) }
}
