import Campaign
import Diagnostics
import Testing

@testable import Notifications

@Suite struct RendererTests {
  /// Every count another number, so that no field can stand for another.
  static let facts: NotificationFacts = {
    var counts = MemberCounts()
    counts.assigned = 101
    counts.waiting = 102
    counts.sent = 103
    counts.replies = 104
    counts.clicked = 105
    counts.conversed = 106
    counts.resolved = 107
    counts.active = 108
    counts.inbox = 109
    counts.optOuts = 110
    counts.needsAttention = 111
    return NotificationFacts(
      action: "spring", memberKey: "ana", memberName: "Ana Ruiz", link: "https://example.org/t?a=1&b=2", count: 112,
      rank: 113, counts: counts,
      leaders: [.init(rank: 1, name: "Joe", sent: 9), .init(rank: 2, name: "Ana Ruiz", sent: 7)])
  }()

  static func render(
    subject: String = "", body: String, _ facts: NotificationFacts = facts
  ) throws -> NotificationText {
    render(subject: try template(subject), body: try template(body), facts)
  }

  static func render(
    subject: NotificationTemplate, body: NotificationTemplate, _ facts: NotificationFacts = facts
  ) -> NotificationText {
    NotificationRenderer(policy([NotificationRule(kind: .assignment, subject: subject, body: body)]))
      .render(NotificationID(0), facts: facts)
  }

  @Test func `every field of the table renders`() throws {
    var seen: [String] = []
    for field in NotificationField.allCases {
      for template in ["{{\(field.name)}}", "{{{\(field.name)}}}", "{{ \(field.name) }}"] {
        let text = try Self.render(subject: template, body: "<" + template + ">")
        #expect(!text.subject.isEmpty && text.body == "<\(text.subject)>", "\(field.name)")
        if !seen.contains(text.subject) { seen.append(text.subject) }
      }
    }
    #expect(seen.count == NotificationField.allCases.count, "no two fields are the same: \(seen)")
    #expect(seen.prefix(4) == ["Ana Ruiz", "ana", "spring", "https://example.org/t?a=1&b=2"])
  }

  @Test func `every field of the leaders renders`() throws {
    let template = LeaderField.allCases.map { "\($0.rawValue)={{\($0.rawValue)}}" }.joined(separator: " ")
    let text = try Self.render(body: "{{#leaders}}[\(template)]{{/leaders}}")
    #expect(text.body == "[rank=1 name=Joe sent=9][rank=2 name=Ana Ruiz sent=7]")
    for section in NotificationSection.allCases {
      let name = section.rawValue
      #expect(try Self.render(body: "{{#\(name)}}x{{/\(name)}}").body == "xx")
    }
  }

  @Test(arguments: NotificationKind.allCases) func `the texts of the defaults have no gap`(_ kind: NotificationKind)
    throws
  {
    let text = Self.render(subject: kind.standardSubject, body: kind.standardBody)
    #expect(!text.subject.isEmpty && !text.body.contains("{") && text.body.contains("Ana Ruiz"))
    #expect(!(text.subject + text.body).contains("  "), "a field that yields nothing: \(text)")
  }

  @Test func `lines of a section vanish`() throws {
    let body = "{{#leaders}}\n  {{rank}}. {{name}}\n{{/leaders}}\nend\n"
    #expect(try Self.render(body: body).body == "  1. Joe\n  2. Ana Ruiz\nend\n", "also at the first line")
    #expect(try Self.render(body: "\n\nHi\n").body == "\n\nHi\n", "blank lines stay")
    #expect(try Self.render(body: "").body == "")
  }

  /// Who is called so, and what must stand in the text.
  @Test(arguments: [
    ("<b>&amp;\"'</b>", "<b>&amp;\"'</b>"), ("{{count}}", "{{count}}"), ("{{{link}}}", "{{{link}}}"),
    ("{{#leaders}}x{{/leaders}}", "{{#leaders}}x{{/leaders}}"), ("{{%CONTENT_TYPE:HTML}}", "{{%CONTENT_TYPE:HTML}}"),
    ("Ana\r\nBcc: all@example.org", "Ana Bcc: all@example.org"),
    ("a\u{2028}b\u{2029}c\u{85}d\u{0}e\u{1B}[2Jf", "a b c d e [2Jf"),
    ("\n\nAna\n", "Ana"), ("María José 👩‍👩‍👧 한국", "María José 👩‍👩‍👧 한국"), ("", ""),
  ])
  func `values are text and one line`(_ name: String, _ shown: String) throws {
    var facts = Self.facts
    facts.memberName = name
    facts.action = name
    facts.link = name
    facts.leaders = [.init(rank: 1, name: name, sent: 1)]
    for field in ["member.name", "action", "link"] {
      let text = try Self.render(subject: "{{\(field)}}", body: "{{\(field)}}|{{{\(field)}}}", facts)
      #expect(text.subject == shown && text.body == "\(shown)|\(shown)")
    }
    #expect(try Self.render(body: "{{#leaders}}{{name}}{{/leaders}}", facts).body == shown)
  }

  @Test func `a subject is one line`() throws {
    let subject = NotificationTemplate([.text("one\n\ttwo "), .field(.count), .text("\n")])
    let text = Self.render(subject: subject, body: .text("one\n\ttwo\n"))
    #expect(text == NotificationText(subject: "one two 112", body: "one\n\ttwo\n"))
  }

  @Test func `numbers are always digits`() throws {
    #expect(
      try Self.render(
        body: "{{count}} {{rank}} {{waiting}}",
        NotificationFacts(
          action: "a", memberKey: "k", memberName: "n")
      ).body == "0 1 0")
  }

  @Test func `the host gives the links`() throws {
    let body = try template("[{{link}}] {{member.key}}")
    let renderer = NotificationRenderer(policy([NotificationRule(kind: .assignment, subject: .text(""), body: body)]))
    let texts = renderer.texts { $0 == MemberID(3) ? "https://x/3" : "" }
    #expect(texts(NotificationID(0), MemberID(3), Self.facts).body == "[https://x/3] ana")
    #expect(texts(NotificationID(0), MemberID(4), Self.facts).body == "[] ana")
    #expect(renderer.texts()(NotificationID(0), MemberID(3), Self.facts).body == "[] ana")
  }

  /// Whatever a rule file says is a template or has a problem, which is within the text.
  @Test func `templates of any pieces`() {
    let pieces = [
      "{{", "}}", "{", "}", "{{{", "}}}", "count", "#leaders", "/leaders", "\n", "\r\n", " ", "{{count}}", "%", "=",
      "!", ">", "^", "&", ".", "\u{2028}", "\u{301}", "👩‍👩‍👧", "\u{0}", "{{#leaders}}", "{{/leaders}}",
    ]
    var state: UInt64 = 7
    var read = 0
    for _ in 0..<5_000 {
      var written = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        written += pieces[Int(state >> 33) % pieces.count]
      }
      let (template, problems) = NotificationsTests.read(written)
      #expect((template == nil) == !problems.isEmpty, "\(written.debugDescription)")
      for problem in problems { #expect(Int(problem.primary.place.span.upper) <= written.utf8.count) }
      if let template {
        read += 1
        #expect(!Self.render(subject: template, body: template).body.contains("{{count}}"))
      }
    }
    #expect(read > 200)
  }
}

func policy(_ notifications: [NotificationRule]) -> RoutingPolicy {
  RoutingPolicy(
    action: "spring", team: [TeamMember(key: "ana", name: "Ana Ruiz", permissions: .sendQueue)], selectedCount: 1,
    lists: [], distribution: Distribution(), replySteps: [.sharedInbox], tagRules: [], optOutKeywords: [],
    notifications: notifications, tags: [], fields: [])
}
