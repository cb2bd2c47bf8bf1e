import Diagnostics
import RuleLanguage
import Testing

@Suite struct CaseFilesTests {
  private let list =
    "- name: an opt out\n  events: [{ reply: { contact: c1, text: stop } }]\n  expect: [{ opted_out: { by: keyword } }]\n"

  @Test func `a list and a mapping with cases are the same`() throws {
    var sink = DiagnosticSink()
    let plain = try #require(parseCases(source(list), sink: &sink))
    let mapping = try #require(parseCases(source("cases:\n" + list), sink: &sink))
    #expect(plain.map(\.name) == ["an opt out"])
    #expect(mapping.map(\.name) == plain.map(\.name))
    #expect(mapping.flatMap(\.eventLines).map(\.bytes) == plain.flatMap(\.eventLines).map(\.bytes))
    #expect(sink.problems.isEmpty)
  }

  @Test(arguments: ["", "# nothing\n", "text\n", "cases: {}\n", "version: 1\nmembers: [ana]\n", "[1]\n", "- []\n"])
  func `anything else is refused`(_ text: String) {
    var sink = DiagnosticSink()
    #expect(parseCases(source(text), sink: &sink) == nil)
    #expect(sink.hasErrors)
  }

  @Test func `an event remembers its place`() throws {
    var sink = DiagnosticSink()
    let line = try #require(parseCases(source(list), sink: &sink)?.first?.eventLines.first)
    #expect(String(decoding: line.bytes, as: UTF8.self) == #"{"event":"reply","contact":"c1","text":"stop"}"#)
    let written = list.utf8.dropFirst(Int(line.span.lower)).prefix(Int(line.span.upper - line.span.lower))
    #expect(String(Substring(written)) == "{ reply: { contact: c1, text: stop } }")
  }

  private func source(_ text: String) -> Source { Source(name: "some.cases.yaml", bytes: Array(text.utf8)) }
}
