import Campaign
import Testing

/// Every default keyword in every disguise that people and phones give it, and the words in ordinary sentences.
@Suite struct OptOutVariantTests {
  let matcher = ReplyMatcher(optOutKeywords: OptOutKeywords.standard)

  struct Disguise: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let apply: @Sendable (String) -> String
    init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
      testDescription = name
      self.apply = apply
    }
  }

  static let disguises: [Disguise] = [
    Disguise("as it is") { $0 },
    Disguise("capitals") { $0.uppercased() },
    Disguise("first letter") { $0.prefix(1).uppercased() + $0.dropFirst() },
    Disguise("alternating") { text in
      String(text.enumerated().map { Character($0 % 2 == 0 ? $1.lowercased() : $1.uppercased()) })
    },
    Disguise("spaces around") { "  \($0)\t" },
    Disguise("lines around") { "\r\n\($0)\n\n" },
    Disguise("no-break spaces") { "\u{A0}\($0.replacing(" ", with: "\u{A0}"))\u{3000}" },
    Disguise("spaces within") { $0.replacing(" ", with: " \t\n ") },
    Disguise("full stop") { $0 + "." },
    Disguise("exclamation") { $0 + "!!!" },
    Disguise("question") { "¿" + $0 + "?" },
    Disguise("ellipsis") { $0 + "…" },
    Disguise("quotation") { "“\($0)”" },
    Disguise("straight quotation") { "\"\($0)\"" },
    Disguise("brackets") { "[(\($0))]" },
    Disguise("emphasis") { "*_\($0)_*" },
    Disguise("dashes") { "— \($0) -" },
    Disguise("full width") { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.compactMap { scalar in
            scalar == " " ? "\u{3000}" : Unicode.Scalar(scalar.value + 0xFEE0)
          }))
    },
    Disguise("full-width capitals") { text in
      String(
        String.UnicodeScalarView(
          text.uppercased().unicodeScalars.compactMap { scalar in
            scalar == " " ? "\u{3000}" : Unicode.Scalar(scalar.value + 0xFEE0)
          }))
    },
    Disguise("circled") { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.compactMap { scalar in
            ("a"..."z").contains(scalar) ? Unicode.Scalar(scalar.value - 0x61 + 0x24D0) : scalar
          }))
    },
    Disguise("bold letters") { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.compactMap { scalar in
            ("a"..."z").contains(scalar) ? Unicode.Scalar(scalar.value - 0x61 + 0x1D41A) : scalar
          }))
    },
    Disguise("accents") { text in text.map { $0.isLetter ? "\($0)\u{301}" : "\($0)" }.joined() },
    Disguise("several marks") { $0 + "\u{334}\u{316}\u{1AB0}" },
    Disguise("zero-width spaces") { text in text.map(String.init).joined(separator: "\u{200B}") },
    Disguise("joiners") { text in text.map(String.init).joined(separator: "\u{200D}\u{2060}") },
    Disguise("soft hyphens") { text in text.map(String.init).joined(separator: "\u{AD}") },
    Disguise("byte order mark") { "\u{FEFF}" + $0 },
    Disguise("right to left") { "\u{202E}\($0)\u{202C}" },
    Disguise("isolated") { "\u{2066}\($0)\u{2069}" },
    Disguise("variation selector") { $0 + "\u{FE0F}" },
    Disguise("control characters") { "\u{0}\($0)\u{7}" },
    Disguise("emoji") { $0 + " 🙏" },
    Disguise("emoji before") { "🛑🛑 " + $0 },
    Disguise("emoji with skin") { $0 + "✋🏽" },
    Disguise("emoji of several") { $0 + " 🤦‍♀️" },
    Disguise("heart") { $0 + "❤️" },
    Disguise("symbols") { "→ \($0) ©" },
    Disguise("money") { "$\($0)€" },
  ]

  @Test(arguments: disguises) func `every keyword is caught`(_ disguise: Disguise) {
    for keyword in OptOutKeywords.standard {
      let reply = disguise.apply(keyword)
      #expect(matcher.reads(reply).isKeyword, "\(reply.debugDescription)")
      #expect(matcher.reads(disguise.apply(keyword.uppercased())).isKeyword || disguise.testDescription == "full width")
    }
  }

  @Test(
    arguments: [
      "\(0) tomorrow?", "please \(0)", "don't \(0)", "\(0) it", "\(0)ping", "un\(0)", "\(0)1", "1 \(0)", "\(0) \(0)",
      "\(0) 🙏 please", "is this the \(0) of it", "\(0)'s", "why \(0)?", "I will never \(0).", "\(0)\u{301}a", "a\(0)",
      "\(0) and go", "\(0), then go", "the \(0)\nof the day",
    ].map { $0.replacing("\(0)", with: "KEYWORD") })
  func `sentences are not`(_ pattern: String) {
    for keyword in OptOutKeywords.standard {
      let sentence = pattern.replacing("KEYWORD", with: keyword)
      #expect(!matcher.reads(sentence).isKeyword, "\(sentence.debugDescription)")
      #expect(!matcher.reads(sentence.uppercased()).isKeyword, "\(sentence.debugDescription)")
    }
  }

  @Test(arguments: [
    "Stop by tomorrow?", "Can you stop by the office", "I can't stop thinking about it", "The end of the month works",
    "In the end I will vote", "I had to cancel my trip", "Cancel culture?", "When does early voting end?",
    "Please remove the sign from my yard", "I quit smoking, thanks for asking", "They want to revoke his license",
    "unsubscribe my husband, not me", "how do I opt out of jury duty", "opt outs are up", "Nonstop calls all day",
    "bus stop", "stop sign", "Will this ever end", "Weekend works", "quite good", "quit it",
  ]) func `ordinary sentences are not`(_ sentence: String) {
    #expect(!matcher.reads(sentence).isKeyword)
    #expect(!matcher.reads(sentence.uppercased()).isKeyword)
  }
}
