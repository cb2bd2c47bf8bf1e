internal import Text

/// Tests as JUnit's XML, which services that run builds show as a list of what passed and what failed.
package struct JUnitSuite {
  /// A test of a suite.
  package struct Test {
    let name: String
    let file: String
    let line: Int
    /// Why it failed; nil when it passed.
    let failure: Failing?
    /// What it has to say though it passed.
    let output: String?

    /// - Parameter line: from 1.
    package init(_ name: String, file: String, line: Int, failure: Failing? = nil, output: String? = nil) {
      (self.name, self.file, self.line, self.failure, self.output) = (name, file, line, failure, output)
    }
  }

  /// Why a test failed: in one line, and in full.
  package struct Failing {
    let kind: String?
    let message: String
    let text: String

    /// - Parameter kind: what kind of failure, in a word.
    package init(_ message: String, text: String, kind: String? = nil) {
      (self.message, self.text, self.kind) = (message, text, kind)
    }
  }

  let name: String
  let tests: [Test]

  package init(_ name: String, _ tests: [Test]) { (self.name, self.tests) = (name, tests) }

  var failures: Int { tests.count { $0.failure != nil } }
}

/// The whole document.
package func junitDocument(_ suites: [JUnitSuite], name: String) -> String {
  let (tests, failures) = suites.reduce((0, 0)) { ($0.0 + $1.tests.count, $0.1 + $1.failures) }
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  text += "<testsuites name=\"\(xml(name))\" tests=\"\(tests)\" failures=\"\(failures)\">\n"
  for suite in suites {
    text += "  <testsuite name=\"\(xml(suite.name))\" tests=\"\(suite.tests.count)\" failures=\"\(suite.failures)\">\n"
    for test in suite.tests {
      text += "    <testcase classname=\"\(xml(suite.name))\" name=\"\(xml(test.name))\""
      text += " file=\"\(xml(test.file))\" line=\"\(test.line)\""
      var inside = ""
      if let failure = test.failure {
        let kind = failure.kind.map { " type=\"\(xml($0))\"" } ?? ""
        inside += "      <failure\(kind) message=\"\(xml(failure.message))\">\(lines(failure.text))</failure>\n"
      }
      if let output = test.output { inside += "      <system-out>\(lines(output))</system-out>\n" }
      text += inside.isEmpty ? "/>\n" : ">\n" + inside + "    </testcase>\n"
    }
    text += "  </testsuite>\n"
  }
  return text + "</testsuites>\n"
}

private func lines(_ text: String) -> String {
  text.split(separator: "\n").map { xml(String($0)) }.joined(separator: "\n")
}

/// XML knows no control characters at all.
private func xml(_ text: String) -> String { escaped(VisibleText().shown(text), for: .xml) }
