import Campaign
import Diagnostics
import Records
import RuleLanguage
import TestSupport
import Testing

/// A line is refused by the schema of events exactly when the reader calls it malformed.
@Suite struct SchemaEventTests {
  /// Values of every kind, good and bad, for any key.
  static let values = [
    "null", "true", "0", "1.5", "-315569520000001", "315569520000000", "\"\"", "\"ana\"", "\"2026-03-01T09:30:00Z\"",
    "\"2026-13-01T09:30:00Z\"", "\"2026-03-01 09:30:00.5Z\"", "[]", "[\"Donor\"]", "[\" \"]",
    "[\"\u{a0}\",\"Donor\"]", "[\"\\u2003\",\"\"]", "[1]", "{}",
    "18446744073709551615", "\"leaderboard\"", "{\"tags\":[\"Donor\"]}", "{\"tags\":[]}", "{\"tags\":[\" \"]}",
    "{\"tags\":null}",
    "{\"tags\":null,\"needs_attention\":false}", "{\"tag\":[\"Donor\"]}", "{\"ids\":[\"c1\",\"c2\"],\"list\":\"l\"}",
    "{\"ids\":[\"\"]}", "{\"ids\":[1]}", "{\"ids\":\"c1\"}", "{\"ids\":[[]]}", "{\"needs_attention\":1}",
    "{\"assigned_to\":\"ana\"}",
    "{\"assigned_to\":\"\"}", "{\"assigned_to\":{}}", "{\"list\":7}",
  ]

  static let keys = ["at", "further"] + EventField.allCases.map(\.rawValue) + ContactColumn.allCases.map(\.rawValue)

  /// The right line of each kind, without each key it needs, and with every key at every value.
  static func lines(_ kind: EventKind) -> [String] {
    var right: [(key: String, value: String)] = [("event", "\"\(kind.rawValue)\"")]
    if kind == .contact { right.append(("id", "\"c9\"")) }
    for field in EventField.allCases where kind.fields[field] == .required {
      right.append((field.rawValue, rightValue(field)))
    }
    // It needs one of `from` and `filter`, or has both.
    if kind == .reassign { right.append(("from", "\"ana\"")) }
    func line(_ members: [(key: String, value: String)]) -> String {
      "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }
    var lines = [line(right)]
    for index in right.indices {
      lines.append(line(right.enumerated().filter { $0.offset != index }.map(\.element)))
    }
    for key in keys {
      let rest = right.filter { $0.key != key }
      lines += values.map { line(rest + [(key, $0)]) }
      if key == "filter" { lines += values.map { line(rest.filter { $0.key != "from" } + [(key, $0)]) } }
    }
    for value in values { lines.append(line([("event", value)] + right.dropFirst())) }
    return lines
  }

  static func rightValue(_ field: EventField) -> String {
    switch field {
    case .tags: "[\"Donor\"]"
    case .type: "\"leaderboard\""
    case .status: "\"undelivered\""
    case .member, .contact, .text, .messageID, .resolution, .from, .to, .filter, .seed, .code: "\"ana\""
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: EventKind.allCases) func `schema and reader agree`(_ kind: EventKind)
    throws
  {
    var sink = DiagnosticSink()
    let source = Source(name: "rules.yaml", bytes: Array("version: 1\nmembers: [ana, joe]\n".utf8))
    let rules = try #require(checkRules(source, zones: { _ in nil }, sink: &sink))
    let validator = SchemaValidator(root: try SchemaFile.event.load())
    let lines = Self.lines(kind)
    #expect(lines.count > 200)
    var counts = (right: 0, wrong: 0)
    for text in lines {
      var reader = EventReader(ArrayByteReader(Array(text.utf8)), directory: Directory(rules.policy)) { _, _ in
        ReplyReading()
      }
      guard let line = try reader.next() else {
        Issue.record("nothing was read of \(text)")
        continue
      }
      var isMalformed = false
      if case .malformed = line.outcome { isMalformed = true }
      let problems = validator.problems(try JSONValue(text))
      #expect(problems.isEmpty != isMalformed, "\(text)\n\(problems.joined(separator: "\n"))")
      if isMalformed { counts.wrong += 1 } else { counts.right += 1 }
    }
    #expect(counts.right > 5 && counts.wrong > 50)
  }
}
