import Campaign
import TestSupport
import Testing

@testable import Folding

@Suite struct PhraseTests {
  private func tags(_ reply: String, _ matcher: ReplyMatcher) -> (reading: ReplyReading, tags: [UInt32]) {
    var tags: [TagID] = [TagID(99)]
    var reply = reply
    let reading = reply.withUTF8 { matcher.reads($0, tags: &tags) }
    return (reading, tags.map(\.rawValue))
  }

  let matcher = ReplyMatcher(
    optOutKeywords: ["stop"], reviewPhrases: ["leave me alone", "take me off", "alone", "don't text", "  "],
    autoTags: [
      AutoTag(tag: TagID(3), replyIs: ["yes", "1", "sí", "👍"]),
      AutoTag(tag: TagID(1), replyContains: ["wrong number", "who is this?", "number"]),
      AutoTag(tag: TagID(0), replyIs: ["Wrong Number"], replyContains: ["yes", "止めて", "stop"]),
    ])

  @Test(
    arguments: [
      ("Leave  me\nALONE!!", 0, []), ("please take me off", 1, []), ("home alone: leave me alone", 0, []),
      ("alone, take me off", 1, []), ("aloneness", nil, []), ("leave me al", nil, []), ("so ALONE-ish", 2, []),
      ("Don’t text me", 3, []), ("don't  text", 3, []), ("DON\u{200B}'T TEXT", 3, []), ("don't texts", nil, []),
      ("yes", nil, [0, 3]), ("Yes!", nil, [0, 3]), ("oh yes", nil, [0]), ("yes's", nil, [0]), ("yesss", nil, []),
      ("１", nil, [3]), ("1.", nil, [3]), ("11", nil, []), ("SI\u{301}", nil, [3]), ("Sí", nil, [3]), ("si", nil, [3]),
      ("sì", nil, [3]),
      ("👍", nil, [3]), (" 👍 ", nil, [3]), ("👍👍", nil, []), ("", nil, []), ("!", nil, []),
      ("wrong number", nil, [0, 1]), ("It's the wrong number, leave me alone", 0, [1]), ("numbers", nil, []),
      ("Ｗｒｏｎｇ number?", nil, [0, 1]), ("who is this", nil, [1]), ("who is this person", nil, [1]),
      ("numbe\u{301}r", nil, [1]), ("number\u{301}", nil, [1]), ("e\u{301}number", nil, []), ("é number é", nil, [1]),
      ("númber", nil, [1]), ("numberé", nil, []), ("wröng ńumber", nil, [0, 1]), ("tàke me òff", 1, []),
      ("メールを止めてください", nil, [0]), ("yes\u{AD}", nil, [0, 3]), ("y\u{200D}es", nil, [0, 3]), ("(yes)", nil, [0, 3]),
      ("please stop", nil, [0]), ("number1", nil, []), ("number_1", nil, [1]), ("number١", nil, []),
    ] as [(String, UInt32?, [UInt32])])
  func `phrases`(_ reply: String, _ review: UInt32?, _ expected: [UInt32]) {
    let (reading, tags) = tags(reply, matcher)
    #expect(!reading.isKeyword && reading.review?.rawValue == review && tags == expected)
  }

  @Test func `keywords come first`() {
    let matcher = ReplyMatcher(
      optOutKeywords: ["leave me alone"], reviewPhrases: ["alone"],
      autoTags: [AutoTag(tag: TagID(0), replyIs: ["leave me alone"], replyContains: ["me"])])
    for reply in ["Leave me alone.", "leave me ａlone"] {
      let (reading, tags) = tags(reply, matcher)
      #expect(reading == ReplyReading(isKeyword: true) && tags == [])
    }
    #expect(tags("leave me alone now", matcher).reading == ReplyReading(review: PhraseID(0)))
  }

  /// Against looking at every place for every phrase.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<60) func `agrees with searching`(_ seed: UInt64) {
    var random = Draws(seed)
    let alphabets = ["ab ", "aB-\u{301}é ", "ab止め'’ 1", "aα.👍 \u{200B}b", "ab"]
    let alphabet = Array(alphabets[Int(seed) % alphabets.count].unicodeScalars)
    let reviews = (0..<random.below(12)).map { _ in random.text(alphabet, 6) }
    let autoTags = (0..<random.below(12)).map { _ in
      AutoTag(
        tag: TagID(UInt32(random.below(6))), replyIs: (0..<random.below(3)).map { _ in random.text(alphabet, 4) },
        replyContains: (0..<random.below(4)).map { _ in random.text(alphabet, 5) })
    }
    let matcher = ReplyMatcher(optOutKeywords: ["ab"], reviewPhrases: reviews, autoTags: autoTags)
    for _ in 0..<400 {
      let reply = random.text(alphabet, 14)
      let form = SearchedForm(reply)
      let (reading, tags) = tags(reply, matcher)
      if form.text == ["a", "b"] {
        #expect(reading == ReplyReading(isKeyword: true) && tags == [])
        continue
      }
      let review = reviews.firstIndex { form.holds($0) }
      let expected = autoTags.filter { one in
        one.replyIs.contains { form.isWhole($0) } || one.replyContains.contains { form.holds($0) }
      }
      #expect(reading.review?.index == review, "\(reply.debugDescription) in \(reviews)")
      #expect(tags == Set(expected.map(\.tag.rawValue)).sorted(), "\(reply.debugDescription) in \(autoTags)")
    }
  }

  /// Phrases that end in one another, for which an automaton would list as many ends at every word.
  @Test(.tags(.slow), .onlyInFullRuns) func `many phrases take linear time`() {
    let count = 500
    let words = String(repeating: "a ", count: count)
    let nested = (0..<count).map { String(words.suffix(2 * ($0 + 1))) + "b" }
    let runs = (1...count).map { String(repeating: "x", count: $0) }
    let others = (0..<10_000).map { "phrase number \($0) that no one writes" }
    let matcher = ReplyMatcher(
      optOutKeywords: [], reviewPhrases: ["a a b a a"] + others,
      autoTags: nested.indices.map { AutoTag(tag: TagID(UInt32($0)), replyContains: [nested[$0], runs[$0]]) })
    var reply = String(repeating: words + "b ", count: 30)
    #expect(tags(reply, matcher).tags.count == count)
    reply = String(repeating: "x", count: 50_000) + "b"
    #expect(tags(reply, matcher).tags == [])
    reply = String(repeating: "a ", count: 30_000)
    #expect(tags(reply, matcher) == (ReplyReading(), []))
  }
}

/// A reply's form as characters, searched the simple way.
private struct SearchedForm {
  let text: [Unicode.Scalar]
  init(_ reply: String) { text = Array(foldedReply(reply).unicodeScalars) }

  func isWhole(_ phrase: String) -> Bool {
    let phrase = Array(foldedReply(phrase).unicodeScalars)
    return !phrase.isEmpty && phrase == text
  }

  func holds(_ phrase: String) -> Bool {
    let phrase = Array(foldedReply(phrase).unicodeScalars)
    guard !phrase.isEmpty, phrase.count <= text.count else { return false }
    return (0...(text.count - phrase.count)).contains { start in
      let end = start + phrase.count
      return text[start..<end].elementsEqual(phrase) && isEdge(start) && isEdge(end)
    }
  }

  private func isEdge(_ place: Int) -> Bool {
    if place == 0 || place == text.count { return true }
    func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{301}" || scalar == "\u{3099}" }
    if isMark(text[place]) { return false }
    guard let before = text[..<place].last(where: { !isMark($0) }) else { return true }
    func joins(_ scalar: Unicode.Scalar) -> Bool { "abeα1".unicodeScalars.contains(scalar) }
    return !joins(before) || !joins(text[place])
  }
}

private struct Draws {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func text(_ alphabet: [Unicode.Scalar], _ most: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<below(most + 1) { text.append(alphabet[below(alphabet.count)]) }
    return String(text)
  }
}
