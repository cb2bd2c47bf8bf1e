import Diagnostics
import Testing
import YAMLTree

/// Values are set by changing the text, and nothing of it but what must change.
@Suite struct SettingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let before: String
    let path: String
    let value: String
    let after: String
    var testDescription: String { "\(path) in \(before.debugDescription)" }

    init(_ before: String, _ path: String, _ value: String, _ after: String) {
      self.before = before
      self.path = path
      self.value = value
      self.after = after
    }
  }

  static let rows: [Row] = [
    // A value takes the place of another.
    Row("a: 1\nb: 2 # two\n", "b", "3", "a: 1\nb: 3 # two\n"),
    Row("a:   1", "a", "[x, y]", "a: [x, y]"),
    Row("a: 'x: y'\nb: 2\n", "a", "\"z\"", "a: \"z\"\nb: 2\n"),
    Row("{ a: 1, b: { c: 2 } }\n", "b.c", "3", "{ a: 1, b: { c: 3 } }\n"),
    Row("{\"a\":1}\n", "a", "2", "{\"a\": 2}\n"),
    Row("\"a\" : 1\n", "a", "2", "\"a\" : 2\n"),
    Row("a:\n- x\n- y\nb: 1\n", "a", "z", "a: z\nb: 1\n"),
    Row("a: # why\n  - x\n  # and\n  - y # z\nb: 1\n", "a", "[z]", "a: [z] # z\nb: 1\n"),
    Row("a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n", "a.b", "{ c: 4 }", "a:\n  b: { c: 4 }\n  e: 3\n"),
    Row("a: |\n  one\n  two\n\nb: 1\n", "a", "x", "a: x\n\nb: 1\n"),
    Row("a: one\n  two\nb: 1\n", "a", "x", "a: x\nb: 1\n"),
    Row("a: [\n  1, # c\n  2\n]\n", "a", "3", "a: 3\n"),
    Row("é: 1\nb: 'ü' # ö\n", "b", "ä", "é: 1\nb: ä # ö\n"),
    // The value of a key was nothing.
    Row("a:\nb: 1\n", "a", "2", "a: 2\nb: 1\n"),
    Row("a: # c\nb: 1\n", "a", "2", "a: 2 # c\nb: 1\n"),
    Row("b: 1\na:", "a", "2", "b: 1\na: 2"),
    Row("{a: , b: 1}\n", "a", "2", "{a: 2 , b: 1}\n"),
    Row("a:\nb: 1\n", "a.c.d", "2", "a: { c: { d: 2 } }\nb: 1\n"),
    // A key is put in.
    Row("a: 1\nb: 2\n", "c", "3", "c: 3\na: 1\nb: 2\n"),
    Row("# head\na:\n    b: 1\n    # foot\nc: 2\n", "a.d", "3", "# head\na:\n    d: 3\n    b: 1\n    # foot\nc: 2\n"),
    Row("a:\n  b: |\n    text\n", "a.c", "1", "a:\n  c: 1\n  b: |\n    text\n"),
    Row("a: { b: 1 }\n", "a.c", "[1, 2]", "a: { b: 1, c: [1, 2] }\n"),
    Row("a: { b: 1, }\n", "a.c", "2", "a: { b: 1, c: 2, }\n"),
    Row("a: {\n  b: 1, # one\n  c: 2 # two\n}\n", "a.d", "3", "a: {\n  b: 1, # one\n  c: 2, d: 3 # two\n}\n"),
    Row("a: {}\n", "a.c", "2", "a: { c: 2 }\n"),
    Row("a: { b: }\n", "a.c", "2", "a: { c: 2, b: }\n"),
    Row("a: { b }\n", "a.c", "2", "a: { c: 2, b }\n"),
    Row("{ a: 1 }\n", "c", "2", "{ a: 1, c: 2 }\n"),
    Row("a: 1\n", "b.c.d", "2", "b: { c: { d: 2 } }\na: 1\n"),
    Row("a: 1\n", "America/Chicago", "2", "\"America/Chicago\": 2\na: 1\n"),
    Row("a: 1\r\nb: 2\r\n", "c", "3", "c: 3\r\na: 1\r\nb: 2\r\n"),
    Row("a: 1\rb: 2\r", "c", "3", "c: 3\ra: 1\rb: 2\r"),
    Row("\u{FEFF}a: 1\n", "c", "3", "\u{FEFF}c: 3\na: 1\n"),
    Row("  a: 1\n  b: 2\n", "c", "3", "  c: 3\n  a: 1\n  b: 2\n"),
    Row("---\na: 1\n...\n", "c", "3", "---\nc: 3\na: 1\n...\n"),
  ]

  @Test(arguments: rows) func `changes what must change`(_ row: Row) throws {
    let path = row.path.split(separator: ".").map(String.init)
    let after = try document(row.before).setting(path, to: row.value)
    #expect(String(decoding: after, as: UTF8.self) == row.after)
    // What was set is what is then read, and everything else is as it was.
    let changed = try document(row.after)
    let value = try #require(changed.root.map { Self.value(at: path[...], in: changed, $0) })
    #expect(value == Self.tree(try document("- " + row.value), under: 0))
    #expect(try changed.setting(path, to: row.value) == after)
  }

  @Test(arguments: [
    ("a: 1\n", "a.b", 1), ("a: [x]\n", "a.b.c", 1), ("a: { b: x }\n", "a.b.c", 2), ("a: ''\n", "a.b", 1),
  ])
  func `refuses what has no keys`(_ text: String, _ path: String, _ depth: Int) throws {
    let document = try document(text)
    do throws(SettingRefusal) {
      _ = try document.setting(path.split(separator: ".").map(String.init), to: "1")
      Issue.record("was set")
    } catch {
      guard case .noMapping(_, depth) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test(arguments: ["- a\n", "a\n", "# nothing\n"]) func `refuses what is no mapping`(_ text: String) throws {
    let document = try document(text)
    #expect(throws: SettingRefusal.self) { try document.setting(["a"], to: "1") }
  }

  @Test(arguments: [
    "1", "-1", "a b", "\"a, b\"", "'it''s'", "don't", "[1, 2]", "{ a: 1 }", "[[a], {b: c}]", "7%", "2h30m", "null", "~",
    "a:b", "é", "[]", "\"a\\nb\"", "first_come_first_served",
  ]) func `values of a line`(_ text: String) { #expect(isFlowValue(text)) }

  @Test(arguments: [
    "", " ", " 1", "1 ", "a, b", "a: b", "[1", "1]", "{ a: 1", "a }", "\"a", "# x", "a # b", "a\nb", "- a", "&a b",
    "*a",
    "!t x", "? a", "| a", "@a", "`a", "1\u{0}", "a\rb", "], [", "[a] b", "{a: 1} #",
  ]) func `no values of a line`(_ text: String) { #expect(!isFlowValue(text)) }

  @Test(arguments: [
    ("10,25", ["10", "25"]), (" 10 ,\t25 ", ["10", "25"]), ("[a, b],c", ["[a, b]", "c"]), ("a,,b", ["a", "", "b"]),
    ("", [""]), ("'a,b','it''s, so'", ["'a,b'", "'it''s, so'"]), ("\"a\\\",b\",c", ["\"a\\\",b\"", "c"]),
    ("don't,won't", ["don't", "won't"]), ("{a: [1, 2], b: 'x,'},y", ["{a: [1, 2], b: 'x,'}", "y"]),
    ("a],b", ["a]", "b"]),
  ]) func `parts between commas`(_ text: String, _ parts: [String]) { #expect(flowValues(text) == parts) }

  private func document(_ text: String) throws -> YAMLDocument {
    var sink = DiagnosticSink()
    let document = parseYAML(Source(name: "t.yaml", bytes: Array(text.utf8)), sink: &sink)
    try #require(sink.problems.isEmpty, "\(text): \(sink.problems.map(\.message))")
    return document
  }

  private static func value(at path: ArraySlice<String>, in document: YAMLDocument, _ node: NodeID) -> String? {
    guard let key = path.first else { return tree(document, node) }
    let entry = document.entries(node).first { document.string($0.key) == key }
    return entry.flatMap { value(at: path.dropFirst(), in: document, $0.value) }
  }

  private static func tree(_ document: YAMLDocument, under place: Int) -> String? {
    document.root.map { document.elements($0)[place] }.map { tree(document, $0) }
  }

  /// A value without its layout.
  private static func tree(_ document: YAMLDocument, _ node: NodeID) -> String {
    switch document.kind(node) {
    case .plainScalar: document.string(node)
    case .quotedScalar: "'" + document.string(node) + "'"
    case .sequence: "[" + document.elements(node).map { tree(document, $0) }.joined(separator: ",") + "]"
    case .mapping:
      "{"
        + document.entries(node).map { document.string($0.key) + ":" + tree(document, $0.value) }
        .joined(separator: ",") + "}"
    case .invalid: "?"
    }
  }
}
