import Diagnostics
import TestSupport
import Testing

@Suite struct VocabularyTests {
  /// Insertions, deletions, replacements and swaps of neighbours, by the table of the textbook.
  private func edits(_ a: [Character], _ b: [Character]) -> Int {
    var table = (0...a.count).map { row in (0...b.count).map { $0 == 0 ? row : row == 0 ? $0 : 0 } }
    for i in 1..<(a.count + 1) {
      for j in 1..<(b.count + 1) {
        table[i][j] = min(
          table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }

  @Test func `words within two edits and a third of the length are found`() {
    var state: UInt64 = 7
    func letters(_ count: Int) -> String {
      String(
        (0..<count).map { _ -> Character in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Array("aé7")[Int(state >> 33) % 3]
        })
    }
    var found = 0
    for _ in 0..<3_000 {
      let (a, b) = (letters(1 + Int(state >> 40) % 8), letters(1 + Int(state >> 50) % 8))
      let most = min(2, max(a.count, b.count) / 3)
      let isMeant = a != b && edits(Array(a), Array(b)) <= most
      if isMeant { found += 1 }
      #expect(suggest(a, among: [b]) == (isMeant ? [b] : []), "\(a) \(b)")
    }
    #expect(found > 100)
  }

  /// The best three of all words, found by comparing each of them.
  private func naive(_ word: String, _ words: [String]) -> [String] {
    var found: [(edits: Int, index: Int)] = []
    for (index, candidate) in words.enumerated() where candidate != word && !words[..<index].contains(candidate) {
      let edits = edits(Array(word), Array(candidate))
      if edits <= min(2, max(word.count, candidate.count) / 3) { found.append((edits, index)) }
    }
    return found.sorted { ($0.edits, $0.index) < ($1.edits, $1.index) }.prefix(3).map { words[$0.index] }
  }

  @Test(arguments: 0..<UInt64(samples(40, fast: 8)))
  func `many words are found as by comparing each of them`(seed: UInt64) {
    var state = seed &* 7_919 &+ 1
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    func word() -> String {
      let stem = ["", "ab", "member", "é"][draw(4)]
      return stem + String((0..<draw(9)).map { _ in Array("abé01")[draw(5)] })
    }
    let words = (0..<(1 + draw(120))).map { _ in word() }
    var vocabulary = Vocabulary(words)
    for _ in 0..<40 {
      let asked = draw(3) == 0 ? words[draw(words.count)] + "b" : word()
      #expect(vocabulary.meant(by: asked) == naive(asked, words), "\(asked) among \(words)")
    }
  }

  @Test func `the longest words are compared, and longer ones are not`() {
    let long = String(repeating: "a", count: 63)
    #expect(suggest(long + "b", among: [long + "c"]) == [long + "c"])
    #expect(suggest(long + "bb", among: [long + "bc"]) == [])
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a bounded number of words is compared`() {
    let words = (0..<100_000).map { "member\($0)" }
    var vocabulary = Vocabulary(words)
    for _ in 0..<100 { #expect(!vocabulary.meant(by: "membre7").isEmpty) }
    #expect(vocabulary.meant(by: "membre7").isEmpty)
  }
}
