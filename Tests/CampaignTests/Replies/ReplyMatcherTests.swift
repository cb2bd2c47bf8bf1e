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
    "revoke", "StopAll",
  ])
  func `opts out`(_ reply: String) {
    #expect(standard.reads(reply).isKeyword)
  }

  @Test(arguments: [
    "", " ", "!!", "👍", "🛑", "Stop by tomorrow?", "stop 1", "don't stop", "unstop", "stopp", "st op", "stóp",
    "stop\u{301}", "STOP\u{334}", "opt—out", "сtop", "stop stop", "the end", "unsubscribe me please from everything",
    "0", "١stop",
    "stop é", "QUİT",
  ])
  func `is an ordinary reply`(_ reply: String) {
    #expect(!standard.reads(reply).isKeyword)
  }

  @Test func `keywords are folded as replies are`() {
    let matcher = ReplyMatcher(optOutKeywords: ["  ÇA SUFFIT !", "止めて", "🛑", " ", "¡BASTA!"])
    for reply in ["ça suffit", "C\u{327}A  SUFFIT", "止めて。", "🛑", " 🛑 ", "basta", "ｂａｓｔａ"] {
      #expect(matcher.reads(reply).isKeyword, "\(reply)")
    }
    for reply in ["", " ", "🛑🛑", "ca suffit", "👍"] { #expect(!matcher.reads(reply).isKeyword, "\(reply)") }
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
