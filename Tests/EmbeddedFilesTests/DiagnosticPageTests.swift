import DiagnosticPages
import Foundation
import Testing

/// `patchbay explain CODE` shows the pages of `docs/diagnostics` as they are.
@Suite struct DiagnosticPageTests {
  @Test func everyPageIsInTheProgram() throws {
    let files = try folder("docs/diagnostics").filter { $0.key.hasPrefix("PB") }
    #expect(files.count > 150)
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let isSame = diagnosticPage(of: String(path.dropLast(".md".count))) == text
      #expect(isSame, "docs/diagnostics/\(path) is newer than the build: after `touch Package.swift`, build again")
    }
  }

  @Test(arguments: ["PB9999", "README", "PB0001.md", "pb0001", ""]) func otherCodesHaveNoPage(_ code: String) {
    #expect(diagnosticPage(of: code) == nil)
  }
}
