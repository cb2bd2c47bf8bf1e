import Campaign
import TestSupport
import Testing
import Text

@testable import Records

/// Most texts are told by their first letters to say nothing of opt outs. Here each of them is read whole as well.
@Suite struct OptOutWordsTests {
  @Test func `first letters leave out no tag that says it`() {
    let tags = OptOutLikeTags()
    #expect(leftOut(from: texts()) { !OptOutLikeTags.isOne($0) || tags.contains($0) } == nil)
  }

  @Test func `first letters leave out no value in ASCII that says it`() {
    var words = OptOutWords()
    let ascii = texts().filter { $0.utf8.allSatisfy { $0 < 0x80 } }
    #expect(leftOut(from: ascii) { !ContactColumn.tellsOptOut($0) || says($0, &words) } == nil)
  }

  @Test func `first letters that miss one word are found out`() {
    let tags = OptOutLikeTags()
    let texts = texts()
    for word in words {
      let found = leftOut(from: texts) { text in
        let isMissed = foldedLetters(text).contains(word)
        return !OptOutLikeTags.isOne(text) || tags.contains(text) && !isMissed
      }
      #expect(found != nil || OptOutTag.isSpelled(word), "\(word)")
    }
  }

  @Test func `first letters that miss accents or capitals within are found out`() {
    let tags = OptOutLikeTags()
    let texts = texts()
    #expect(leftOut(from: texts) { !OptOutLikeTags.isOne($0) || $0.utf8.allSatisfy { $0 < 0x80 } } != nil)
    let isDivided = { (text: String) in text.contains { !$0.isLetter } }
    #expect(leftOut(from: texts.filter { $0.hasPrefix("Donor") }) { !OptOutLikeTags.isOne($0) || isDivided($0) } != nil)
    #expect(!tags.contains("Donor") && !tags.contains("Stop by") && tags.contains("DonorOptedOut"))
  }

  /// The first text of which something does not hold.
  private func leftOut(from texts: [String], _ holds: (String) -> Bool) -> String? { texts.first { !holds($0) } }

  private func says(_ text: String, _ words: inout OptOutWords) -> Bool {
    var text = text
    return text.withUTF8 { words.says($0) }
  }

  private func foldedLetters(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter }) }

  private var words: [String] {
    OptOutWords.whole + OptOutWords.parts + OptOutWords.wholeLater + ContactColumn.optedOut.otherNames
  }

  /// Each word as it is, and many times changed: divided, with capitals, accents, other letters and words around it.
  private func texts() -> [String] {
    var chance = Chance(11)
    return words + words.flatMap { word in (0..<200).map { _ in changed(word, &chance) } }
  }

  private func changed(_ word: String, _ chance: inout Chance) -> String {
    var letters = word.map { String($0) }
    func some(_ choices: [String]) -> String { choices[chance.below(choices.count)] }
    for _ in 0..<chance.below(3) {
      let at = chance.below(letters.count)
      switch chance.below(7) {
      case 0: letters[at] += some([" ", "-", "_", "'", ". ", "/", "\u{AD}", "\u{A0}", "—", "!"])
      case 1: letters[at] = letters[at].uppercased()
      case 2: letters[at] += some(["\u{301}", "\u{308}", "\u{327}"])
      case 3: letters[at] = Self.alike[letters[at]] ?? "é"
      case 4: letters[at] = some(["", "x", "1", "é", letters[at] + letters[at]])
      case 5: letters = letters.map { $0.uppercased() }
      default: letters[0] = letters[0].uppercased()
      }
    }
    let text = letters.joined()
    switch chance.below(6) {
    case 0: return some(["Donor", "Donor ", "not ", "e-", " ", "1 ", "é ", "Lapsed/", "x"]) + text
    case 1: return text + some([" by", " (per call)", "ed", " 2026", " - call", "!", " é", "\n"])
    case 2: return "Donor" + text.prefix(1).uppercased() + text.dropFirst()
    default: return text
    }
  }

  private static let alike = [
    "a": "á", "b": "Ｂ", "c": "ç", "e": "ë", "i": "İ", "k": "\u{212A}", "n": "ñ", "o": "ｏ", "p": "𝐩", "s": "ſ", "t": "ţ",
    "u": "ü",
  ]
}
