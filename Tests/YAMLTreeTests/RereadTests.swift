import Diagnostics
import TestSupport
import Testing
import YAMLTree

/// A text that is read with the help of an earlier version is read as if there had been none.
@Suite struct RereadTests {
  private static let texts = [
    """
    # remarks
    version: 1
    members: [ana, joe]
    tag_rules:
      - tag: Donor # big
        to: joe

      # between
      - when: { all: [Spanish, "Élan"], fields: { state: [PA, NJ] } }
        to: [ana, joe]
      - tag: >-
          one
          two
        to:
          - ana
          - joe
      -
      - - nested
        - - deep
      - plain
        over lines
      - "quoted
        over lines"
    # at the end
    auto_tags:
    - tag: "é"
      reply_is: ["yes", 1]
    - tag: b
    - []
    - |
      text

      # no remark
    """,
    "\u{FEFF}a:\n  - x\n  - y: |+\n      z\n\n\n  - 1\n",
    "a:\n- x: 1\n  y: 2\n-\n- ~\nb:\n  - c\n  -  d # e\n",
    "---\r\na:\r\n  - x\r\n  - y: [1,\r\n     2]\r\n  - z\r\n...\r\n# end\r\n",
    "a:\n  - é: ü\n  - \"😀\": 😀 x\n  - x\nb: 'it''s\n\n  so'\nc:\n   - - a\n     - b\n   - c",
    "- a\n- b\n", "a: [\n - ]\n", "  a:\n    - b\n    - c\n",
  ]

  private static let pieces = [
    "", "", "", "a", "x: y", " ", "  ", "\n", "\n\n", "\n  - ", "\n- ", "- ", ": ", ":", "[", "]", "{", "}", "\"", "'",
    "#", " # z", ",", "é", "😀", "\t", "\r\n", "\r", "|\n", "> \n", "---", "\n---\n", "\n...\n", "%", "? ", "&a ", "*a",
    "!t ", "\u{A0}", "\u{202E}", "\u{2028}", "\u{85}", "\0", "@", "`", "<<: ", "    to: joe\n", "- - - ", "\\", "~",
  ]

  @Test func `random edits`() {
    var chance = Chance(15)
    var reread = 0
    let rounds = samples(1_000, fast: 100)
    for round in 0..<rounds {
      let text = Self.texts[round % Self.texts.count]
      var reading = YAMLReading(Source(name: "a.yaml", bytes: Array(text.utf8)))
      var scalars = Array(text.unicodeScalars)
      for step in 0..<4 {
        edit(&scalars, &chance)
        let source = Source(name: "a.yaml", bytes: Array(string(scalars).utf8))
        let next = YAMLReading(source, after: reading)
        let (found, expected) = (portrait(of: next.document, next.problems), portrait(of: source))
        #expect(found == expected, "round \(round), step \(step): \(string(scalars).debugDescription)")
        if found != expected { return }
        if next.reread != nil { reread += 1 }
        // The last version without problems helps, as in an editor.
        if next.isSound { reading = next }
      }
    }
    // Otherwise the test would show nothing.
    #expect(reread > rounds / 4, "\(reread)")
  }

  private func edit(_ text: inout [Unicode.Scalar], _ chance: inout Chance) {
    let start = chance.below(text.count + 1)
    let end = min(text.count, start + (chance.happens(60) ? 0 : chance.below(chance.happens(80) ? 4 : 40)))
    text.replaceSubrange(start..<end, with: Self.pieces[chance.below(Self.pieces.count)].unicodeScalars)
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `only the lines of changed entries are read`() throws {
    let lines = (0..<1_000).map { "  - tag: Tag \($0)\n    to: joe # \($0)\n" }
    func reading(_ lines: [String], after earlier: YAMLReading? = nil) -> YAMLReading {
      let source = Source(name: "a.yaml", bytes: Array(("tag_rules:\n" + lines.joined() + "cases: []\n").utf8))
      return earlier.map { YAMLReading(source, after: $0) } ?? YAMLReading(source)
    }
    let first = reading(lines)
    for place in [0, 500, 999] {
      var edited = lines
      edited[place] = "  - tag: Other\n    to: [ana,\n     joe]\n"
      let next = reading(edited, after: first)
      let reread = try #require(next.reread)
      #expect(reread.after.count < 100 && next.document.string(reread.key) == "tag_rules")
      let (found, expected) = (portrait(of: next.document, next.problems), portrait(of: next.document.source))
      #expect(found == expected)
    }
  }
}
