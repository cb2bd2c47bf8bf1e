import Campaign
import Notifications
import Testing

/// Templates and their texts. All but the last ones rendered so through swift-mustache, too.
private let rows: [(template: String, text: String)] = [
  ("plain", "plain"), ("é {{count}} ñ", "é 1 ñ"), ("<b>&\"'</b> {{link}}", "<b>&\"'</b> "),
  // Tags.
  ("{{count}}", "1"), ("{{{count}}}", "1"), ("{{ count }}", "1"), ("{{\tcount\t}}", "1"),
  ("{{{ member.name }}}", "Ana Ruiz"), ("{{count}}}", "1}"), ("{{{count}}}}", "1}"), ("a } b { c", "a } b { c"),
  ("x {count} y", "x {count} y"), ("}} {{count}} }}", "}} 1 }}"), ("{ {{count}} }", "{ 1 }"),
  (
    "{{member.key}}|{{action}}|{{link}}|{{rank}}|{{sent}}|{{opt_outs}}|{{needs_attention}}", "ana|spring||1|1|0|0"
  ),
  // Lines.
  ("a\nb\n", "a\nb\n"), ("\n\nHi\n", "\n\nHi\n"), ("Hi\n  ", "Hi\n"), ("Hi\n\t \t", "Hi\n"),
  ("  {{count}}  ", "  1  "), ("  {{count}}\n  ", "  1\n"), ("a\r\nb\r\n  ", "a\r\nb\r\n"),
  // Sections in a line.
  ("{{#leaders}}{{rank}}. {{name}}: {{sent}}\n{{/leaders}}", "1. Ana Ruiz: 1\n2. Joe: 0\n"),
  ("{{# leaders }}x{{/ leaders }}", "xx"), ("{{#leaders}}{{/leaders}}", ""), ("a{{#leaders}}{{/leaders}}b", "ab"),
  (" {{#leaders}} x {{/leaders}} ", "  x  x  "), ("{{#leaders}}x{{/leaders}}{{#leaders}}y{{/leaders}}", "xxyy"),
  ("x\n {{#leaders}}{{name}}\n{{/leaders}} \n y", "x\n Ana Ruiz\nJoe\n y"),
  // Sections whose tags stand alone in their lines, which vanish.
  ("{{#leaders}}\n{{rank}}. {{name}}\n{{/leaders}}\nend\n", "1. Ana Ruiz\n2. Joe\nend\n"),
  ("  {{#leaders}}  \n  {{name}}\n  {{/leaders}}\t\nend", "  Ana Ruiz\n  Joe\nend"),
  ("\t{{#leaders}}\t\n\t{{name}}\n\t{{/leaders}}\t\nend\n\t", "\tAna Ruiz\n\tJoe\nend\n"),
  ("{{#leaders}}\n{{name}}\n{{/leaders}}", "Ana Ruiz\nJoe\n"),
  ("{{#leaders}}\n{{name}}\n  {{/leaders}}", "Ana Ruiz\nJoe\n"),
  ("{{#leaders}}\n{{name}}\n{{/leaders}}  ", "Ana Ruiz\nJoe\n"),
  ("{{#leaders}}\n\n{{name}}\n\n{{/leaders}}\n\nend", "\nAna Ruiz\n\n\nJoe\n\n\nend"),
  ("{{#leaders}}\n{{/leaders}}\nend", "end"),
  ("{{#leaders}}\nx\n{{/leaders}}\n{{#leaders}}\ny\n{{/leaders}}\n", "x\nx\ny\ny\n"),
  ("{{#leaders}}\r\n{{name}}\r\n{{/leaders}}\r\nend", "Ana Ruiz\r\nJoe\r\nend"),
  ("{{#leaders}}\r{{name}},{{/leaders}}\rend", "Ana Ruiz,Joe,\rend"),
  ("{{#leaders}}\u{2028}{{name}},{{/leaders}}\u{2029}end", "Ana Ruiz,Joe,\u{2029}end"),
  ("{{#leaders}}\u{85}{{name}},{{/leaders}}", "Ana Ruiz,Joe,"),
  ("\u{2028}{{#leaders}}\nx{{/leaders}}", "\u{2028}\nx\nx"),
  // One tag alone in its line, the other not.
  ("a {{#leaders}}\n{{name}}\n{{/leaders}}\nend", "a \nAna Ruiz\n\nJoe\nend"),
  ("{{count}}{{#leaders}}\nx\n{{/leaders}}\n", "1\nx\n\nx\n"),
  ("{{#leaders}}\n{{name}}{{/leaders}} tail", "Ana RuizJoe tail"),
  ("{{#leaders}}\n{{name}}{{/leaders}}  ", "Ana RuizJoe"),
  (" {{#leaders}}\n x\n {{/leaders}}{{count}}", " x\n  x\n 1"),
  ("{{#leaders}}\n{{name}}{{/leaders}}  {{#leaders}}\nx{{/leaders}}", "Ana RuizJoexx"),
  (
    "a {{#leaders}}\nx\n{{/leaders}}\n  {{#leaders}}\ny\n{{/leaders}}\nend", "a \nx\n\nx\n  \ny\n\ny\nend"
  ),
  // What swift-mustache could not read.
  ("costs 5 {", "costs 5 {"), ("{{count}}\u{301}", "1\u{301}"), ("\u{600}{{count}}", "\u{600}1"),
]

@Suite struct TemplateTableTests {
  static let facts: NotificationFacts = {
    var counts = MemberCounts()
    counts.sent = 1
    return NotificationFacts(
      action: "spring", memberKey: "ana", memberName: "Ana Ruiz", count: 1, rank: 1, counts: counts,
      leaders: [.init(rank: 1, name: "Ana Ruiz", sent: 1), .init(rank: 2, name: "Joe", sent: 0)])
  }()

  @Test(arguments: rows.indices) func `a template renders`(_ row: Int) throws {
    let (written, expected) = rows[row]
    let template = try template(written)
    let renderer = NotificationRenderer(
      policy([NotificationRule(kind: .leaderboard, subject: .text(""), body: template)]))
    let text = renderer.render(NotificationID(0), facts: Self.facts).body
    #expect(Array(text.utf8) == Array(expected.utf8), "\(written.debugDescription): \(text.debugDescription)")
  }

  /// Half a megabyte takes about a second, where reading it once for each tag takes minutes.
  @Test func `a huge template`() throws {
    let written =
      "{{#leaders}}\n" + String(repeating: "{{name}} { x\n", count: 20_000) + "{{/leaders}}\n"
      + String(repeating: "{{count}} } x\n", count: 20_000)
    let rows = [("Ana Ruiz { x\n", 20_000), ("Joe { x\n", 20_000), ("1 } x\n", 20_000)]
    let expected = rows.map { String(repeating: $0.0, count: $0.1) }.joined()
    var isAsExpected = false
    let time = ContinuousClock().measure {
      guard let body = read(written).template else { return }
      let renderer = NotificationRenderer(
        policy([NotificationRule(kind: .leaderboard, subject: .text(""), body: body)]))
      isAsExpected = renderer.render(NotificationID(0), facts: Self.facts).body == expected
    }
    #expect(isAsExpected && time < .seconds(20), "\(time)")
  }

  /// Templates that say the same are equal, however they are written.
  @Test(arguments: [
    ("{{count}} x", "{{{ count }}} x", true),
    ("a\n{{#leaders}}\nx\n{{/leaders}}\n", "a\n{{#leaders}}x\n{{/leaders}}", true),
    ("{{count}}", "{{rank}}", false), ("{{#leaders}}x{{/leaders}}", "x", false),
    ("{{#leaders}}{{rank}}{{/leaders}}", "{{#leaders}}{{sent}}{{/leaders}}", false),
  ])
  func `equality`(_ one: String, _ other: String, _ areEqual: Bool) throws {
    #expect((try template(one) == template(other)) == areEqual)
  }

  @Test(arguments: [
    ("open the link in your mail", false), ("{link} link} {link", false), ("{{ link }}", true), ("{{\tlink\t}}", true),
    ("{{{link}}}", true), ("{{#leaders}}\n{{name}}\n{{/leaders}}\n{{link}}", true), ("", false),
  ])
  func `the field link is named`(_ written: String, _ isNamed: Bool) throws {
    let text = try template(written)
    #expect(NotificationRule(kind: .assignment, subject: .text("the link "), body: text).namesLink == isNamed)
    #expect(NotificationRule(kind: .assignment, subject: text, body: .text("a link ")).namesLink == isNamed)
  }
}
