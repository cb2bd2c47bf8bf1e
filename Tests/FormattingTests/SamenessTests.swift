import Diagnostics
import Testing
import YAMLTree

@testable import Formatting

/// What would be noticed if a layout changed more than the layout.
@Suite struct SamenessTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let before: String
    let after: String
    var testDescription: String { after }
    init(_ before: String, _ after: String) {
      self.before = before
      self.after = after
    }
  }

  @Test(arguments: [
    Row("a:  1 # one\n", "a: 1  # one\n"), Row("a:\n- x\n# end\n", "a:\n  - x\n# end"),
    Row("a: {b: [c,d]}\n", "a: { b: [c, d] }\n"), Row("a: |\n x\n  y\n", "a: |\n   x\n    y\n"),
    Row("a: b\n  c\n", "a: b\n   c\n"), Row("a: 'b\n\n  c'\n", "a: 'b\n\n     c'\n"), Row("a: 1 #  \n", "a: 1 #\n"),
  ]) func `another layout is the same`(_ row: Row) throws { #expect(try isSame(row)) }

  @Test(arguments: [
    // Remarks.
    Row("a: 1 # one\n", "a: 1\n"), Row("a: 1 # one\n", "a: 1 # two\n"), Row("# one\na: 1\n", "# one\n\n# one\na: 1\n"),
    Row("a: 1\n# one\nb: 2\n", "a: 1 # one\nb: 2\n"), Row("a: 1 # one\nb: 2\n", "a: 1\n# one\nb: 2\n"),
    Row("a: 1 # one\nb: 2\n", "a: 1\nb: 2 # one\n"), Row("a: # one\n - x\n", "a:\n - x # one\n"),
    Row("a: [x, # one\n y]\n", "a: [x # one\n , y]\n"), Row("a: |  # one\n  x\n", "a: |\n  x\n"),
    Row("a: | # one\n  x\n", "a: |\n  x # one\n"),
    // Values.
    Row("a: 1\n", "a: 2\n"), Row("a: 1\n", "a: \"1\"\n"), Row("a: 'x'\n", "a: \"x\"\n"), Row("a: x\n", "b: x\n"),
    Row("a: 1\nb: 2\n", "b: 2\na: 1\n"), Row("a: [x, y]\n", "a: [x]\n"), Row("a: [x]\n", "a: [x,]\n"),
    Row("a: [x]\n", "a:\n  - x\n"), Row("a:\n  b: 1\n", "a: { b: 1 }\n"), Row("a:\n", "a: ~\n"),
    Row("a:\n  b: 1\nc: 2\n", "a:\n  b: 1\n  c: 2\n"), Row("- a: 1\n  b: 2\n", "- a: 1\n- b: 2\n"),
    // Texts over lines.
    Row("a: |\n  x\n", "a: >\n  x\n  y\n"), Row("a: |\n  x\n   y\n", "a: |\n  x\n  y\n"),
    Row("a: |+\n  x\n\n", "a: |+\n  x\n"), Row("a: |\n  x\n", "a: |\n  x"), Row("a: 'b\n  c'\n", "a: 'b\n\n  c'\n"),
    Row("a: |\n  x \n", "a: |\n  x\n"), Row("---\na: 1\n", "a: 1\n"),
  ]) func `anything else is not the same`(_ row: Row) throws { #expect(try !isSame(row)) }

  private func isSame(_ row: Row) throws -> Bool {
    let (before, after) = (try document(row.before), try document(row.after))
    let (tokens, others) = (try #require(LayoutTokens(before)), try #require(LayoutTokens(after)))
    return isSameTree(before, after) && isSameText(before, tokens, after, others)
  }

  private func document(_ text: String) throws -> YAMLDocument {
    var sink = DiagnosticSink()
    let document = parseYAML(Source(name: "rules.yaml", bytes: Array(text.utf8)), sink: &sink)
    try #require(!sink.hasErrors, "\(text)")
    return document
  }
}
