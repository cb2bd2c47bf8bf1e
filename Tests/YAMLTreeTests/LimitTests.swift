import Diagnostics
import TestSupport
import Testing
import YAMLTree

private func problems(_ text: String, _ limits: YAMLLimits = YAMLLimits()) -> [Problem] {
  var sink = DiagnosticSink()
  _ = parseYAML(Source(name: "t.yaml", bytes: Array(text.utf8)), limits: limits, sink: &sink)
  return sink.problems
}

@Suite struct LimitTests {
  @Test(arguments: ["[", "{a: ", "- ", "[\n", "{", "[{a: ", "!t [", "&a [", "? "])
  func `the 65th opener stops reading, however long the file`(_ opener: String) {
    let text = String(repeating: opener, count: 1_000_000)
    let clock = ContinuousClock()
    var found: [Problem] = []
    let time = clock.measure { found = problems(text) }
    #expect(found.last?.code == .nestedTooDeep || found.first?.code == .complexKey)
    // Thousands of times less than libyaml alone would take; room for a busy machine without optimisation.
    #expect(time < .seconds(3))
  }

  @Test func `the limit on depth can be set`() {
    var limits = YAMLLimits()
    limits.depth = 2
    #expect(problems("a: [x]", limits).isEmpty)
    #expect(problems("a: [[x]]", limits).map(\.code) == [.nestedTooDeep])
  }

  @Test func `a file over the size limit is not read`() {
    var limits = YAMLLimits()
    limits.bytes = 10
    #expect(problems("a: 1234567", limits).isEmpty)
    #expect(
      problems("a: 12345678", limits).map(\.message) == ["the file is larger than 10 bytes, the limit `file size`"])
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a million mistakes are reported up to the limit`() {
    var limits = YAMLLimits()
    limits.problems = 3
    #expect(problems("- *a\n- *b\n- *c\n- *d\n", limits).count == 3)
  }

  @Test(arguments: ["k%: 1\n", "é%: 1\n"])
  func `many keys take no quadratic time`(_ line: String) {
    let parts = line.split(separator: "%")
    var text = ""
    for number in 0..<50_000 { text += "\(parts[0])\(number)\(parts[1])" }
    let time = ContinuousClock().measure { #expect(problems(text).isEmpty) }
    #expect(time < .seconds(10))
  }

  @Test func `codes are in order, each once, and in their range`() {
    #expect(yamlCodes == Array(Set(yamlCodes)).sorted())
    #expect(yamlCodes.allSatisfy { (100..<160).contains($0.number) })
  }
}

@Suite struct LookupTests {
  private func document(_ text: String) -> YAMLDocument {
    var sink = DiagnosticSink()
    return parseYAML(Source(name: "t.yaml", bytes: Array(text.utf8)), sink: &sink)
  }

  @Test func `an entry is found by its key`() throws {
    let document = document("a: 1\n\"members\": [x, y]\nb: 2\n")
    let root = try #require(document.root)
    let entry = try #require(document.entry(named: "members", in: root))
    #expect(document.count(entry.value) == 2)
    #expect(document.count(root) == 3)
    #expect(document.entry(named: "member", in: root) == nil)
  }

  @Test func `the node under a cursor is found`() throws {
    let document = document("team:\n  ana: {name: Ana Ruiz}\n")
    let node = try #require(document.node(at: 22))
    #expect(document.string(node) == "Ana Ruiz")
  }
}
