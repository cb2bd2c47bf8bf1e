import Campaign
import Testing

@testable import Folding

@Suite struct ReplyMatcherTests {
  let standard = ReplyMatcher(optOutKeywords: OptOutKeywords.standard)

  @Test(arguments: [
    "stop", "STOP!!", "Stop.", " ｓｔｏｐ ", "opt-out", "Opt Out", "OPTOUT", "S\u{200B}TOP", "“stop”", "stop 🙏", "🛑 STOP 🛑🏽",
    "stop\u{FE0F}", "\u{202E}stop\u{202C}", "st\u{AD}op", "\"Stop\"", "STOP\r\n", "stop\u{A0}all", "stop \n all",
    "ⓢⓣⓞⓟ", "𝐒𝐓𝐎𝐏", "ſtop", "¡STOP!", "\u{FEFF}stop", "stop ´", "*stop*", "_stop_", "(stop)", "unsubscribe…",
    "\u{0}stop\u{7}", "stop❤️", "「stop」", "- stop -", "REMOVE", "Quit", "end", "Cancel",
    "revoke", "StopAll", "stóp", "stop\u{301}", "STOP\u{334}", "QUİT", "quıt", "ćäñçêł", "énd",
  ])
  func `opts out`(_ reply: String) {
    #expect(standard.reads(reply).isKeyword)
  }

  @Test(arguments: [
    "", " ", "!!", "👍", "🛑", "Stop by tomorrow?", "stop 1", "don't stop", "unstop", "stopp", "st op",
    "stop\u{3099}", "opt—out", "сtop", "stop stop", "the end", "unsubscribe me please from everything",
    "0", "١stop",
    "stop é", "stop \u{301}é", "stop\u{5B0}",
  ])
  func `is an ordinary reply`(_ reply: String) {
    #expect(!standard.reads(reply).isKeyword)
  }

  @Test func `keywords are folded as replies are`() {
    let matcher = ReplyMatcher(optOutKeywords: ["  ÇA SUFFIT !", "止めて", "🛑", " ", "¡BASTA!"])
    for reply in ["ça suffit", "C\u{327}A  SUFFIT", "止めて。", "🛑", " 🛑 ", "basta", "ｂａｓｔａ", "ca suffit", "BÁSTA"] {
      #expect(matcher.reads(reply).isKeyword, "\(reply)")
    }
    for reply in ["", " ", "🛑🛑", "止め", "👍"] { #expect(!matcher.reads(reply).isKeyword, "\(reply)") }
  }

  /// Words of several languages, and how people type them. Which of the two stands in the rules makes no difference.
  @Test(arguments: [
    ("ARRÊT", "arret"), ("arrêtez", "ARRETEZ"), ("no más", "no mas"), ("no más", "NO MA\u{301}S"), ("año", "ano"),
    ("pare já", "pare ja"), ("não", "nao"), ("dừng lại", "dung lai"), ("đủ rồi", "du roi"), ("wyłącz", "wylacz"),
    ("ΌΧΙ", "οχι"),
    ("dönmeyin", "donmeyin"), ("HAYIR", "hayır"), ("İptal", "iptal"), ("stöps", "stops"), ("straße", "STRASSE"),
    ("cœur", "coeur"), ("nej tak, så", "nej tak, sa"), ("sæt ned", "saet ned"), ("zrušiť", "zrusit"), ("ǿ", "o"),
  ]) func `accents do not count`(_ word: String, _ typed: String) {
    for (keyword, reply) in [(word, typed), (typed, word), (word.uppercased(), typed), (word, typed.uppercased())] {
      let matcher = ReplyMatcher(
        optOutKeywords: [keyword], reviewPhrases: ["please \(keyword)"],
        autoTags: [AutoTag(tag: TagID(0), replyContains: ["(\(keyword))"])])
      #expect(matcher.reads(reply).isKeyword, "\(keyword), \(reply)")
      #expect(matcher.reads("oh please \(reply)!").review == PhraseID(0), "\(keyword), \(reply)")
      #expect(!matcher.reads("x\(reply)").isKeyword && !matcher.reads("\(reply)\(reply)").isKeyword)
      #expect(matcher.reads("please \(reply)x").review == nil && matcher.reads("please \(reply)\u{301}x").review == nil)
    }
  }

  @Test(arguments: [
    ("мой", "мои"), ("ёлка", "елка"), ("їжа", "іжа"), ("が", "か"), ("हिंदी", "हदी"), ("שָׁלוֹם", "שלום"), ("stop", "сtop"),
    ("ð", "d"),
    ("þ", "th"), ("ä", "ae"), ("1", "1\u{301}"), ("aa", "å"),
  ]) func `other letters and marks do count`(_ word: String, _ other: String) {
    for (keyword, reply) in [(word, other), (other, word)] {
      #expect(!ReplyMatcher(optOutKeywords: [keyword]).reads(reply).isKeyword, "\(keyword), \(reply)")
      #expect(ReplyMatcher(optOutKeywords: [keyword]).reads(keyword).isKeyword)
    }
  }

  @Test func `without keywords nothing opts out`() {
    let matcher = ReplyMatcher(optOutKeywords: [])
    for reply in ["", "stop", "é", "!"] { #expect(!matcher.reads(reply).isKeyword) }
  }

  /// The way for ASCII must say what the way for everything says.
  @Test func `both ways agree on ASCII`() {
    let keywords = OptOutKeywords.standard + ["a-b", "x", "!?"]
    let matcher = ReplyMatcher(optOutKeywords: keywords)
    let forms = Set(keywords.map(foldedReply))
    let alphabet = Array("aAbBxXsStTopOP-!? \t\n\u{1}\u{7F}.".unicodeScalars)
    var state: UInt64 = 42
    for round in 0..<20_000 {
      var text = String.UnicodeScalarView()
      if round % 3 == 0 { text.append(contentsOf: "stop".unicodeScalars) }
      for _ in 0..<(round % 9) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let reply = String(text)
      let expected = forms.contains(foldedReply(reply))
      #expect(matcher.reads(reply).isKeyword == expected, "\(reply.debugDescription)")
    }
  }
}
