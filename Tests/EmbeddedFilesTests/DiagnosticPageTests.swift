import DiagnosticPages
import TestSupport
import Testing

/// `patchbay explain CODE` shows the pages of `docs/diagnostics` as they are.
@Suite struct DiagnosticPageTests {
  @Test func `every page is in the program`() throws {
    let paths = try Project.files(below: "docs/diagnostics", ending: ".md").filter { $0.contains("/PB") }
    #expect(paths.count > 150)
    for path in paths {
      let code = path.dropFirst("docs/diagnostics/".count).dropLast(".md".count)
      let isSame = diagnosticPage(of: String(code)) == (try Project.text(path))
      #expect(isSame, "\(path) is newer than the build: after `touch Package.swift`, build again")
    }
  }

  @Test(arguments: ["PB9999", "README", "PB0001.md", "pb0001", ""]) func `other codes have no page`(_ code: String) {
    #expect(diagnosticPage(of: code) == nil)
  }
}
