import Testing

@testable import Diagnostics

/// Applying edits, and telling what they changed.
@Suite struct FixTests {
  private func problem(_ source: Source, _ edits: [(Range<Int>, String)], _ safety: Fix.Safety = .safe) -> Problem {
    let made = edits.map { Edit(Place(source, SourceSpan($0.0)), $0.1) }
    return Problem(
      .unusedIgnore, .warning, "", at: Place(source, SourceSpan(0, 0)), fixes: [Fix("", safety: safety, edits: made)])
  }

  private func fixed(_ text: String, _ problems: (Source) -> [Problem]) -> (text: String, count: Int) {
    let source = Source(name: "rules.yaml", bytes: Array(text.utf8))
    let fixes = safeFixes(of: problems(source), in: source)
    var edited = EditedText(source.bytes)
    edited.apply(fixes.edits)
    return (String(decoding: edited.bytes, as: UTF8.self), fixes.count)
  }

  @Test func `fixes are made whole or not at all and the first wins`() {
    let result = fixed("abcdef") { source in
      [
        problem(source, [(2..<4, "X")]), problem(source, [(0..<1, "Y"), (3..<5, "Z")]), problem(source, [(5..<6, "")]),
      ]
    }
    #expect(result == ("abXe", 2))
  }

  @Test func `deletions may touch and insertions may not`() {
    #expect(fixed("abcdef") { [problem($0, [(0..<2, "")]), problem($0, [(2..<4, "")])] } == ("ef", 2))
    #expect(fixed("abcdef") { [problem($0, [(0..<2, "")]), problem($0, [(2..<2, "X")])] } == ("cdef", 1))
    #expect(fixed("abcdef") { [problem($0, [(2..<2, "X")]), problem($0, [(2..<2, "Y")])] } == ("abXcdef", 1))
  }

  @Test func `unsafe fixes and those of other texts are left out`() {
    let other = Source(name: "team.yaml", bytes: Array("abcdef".utf8))
    let result = fixed("abcdef") { source in
      [problem(source, [(0..<1, "")], .unsafe), problem(other, [(0..<1, "")]), problem(source, [(4..<9, "")])]
    }
    #expect(result == ("abcdef", 0))
  }

  /// The text before, replacements of bytes in it, and the diff.
  struct Row: CustomTestStringConvertible, Sendable {
    let before: String
    let edits: [(Range<Int>, String)]
    let diff: String
    var testDescription: String { before }
  }

  static let rows = [
    Row(before: "a\nb\nc\n", edits: [], diff: ""),
    Row(before: "a\nb\nc\n", edits: [(2..<3, "B")], diff: "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"),
    Row(before: "a\nb\nc\n", edits: [(1..<3, "")], diff: "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
    Row(before: "a\nb\nc\n", edits: [(2..<4, "")], diff: "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
    Row(before: "b\n", edits: [(0..<0, "a\n")], diff: "@@ -1 +1,2 @@\n+a\n b\n"),
    Row(before: "", edits: [(0..<0, "a\n")], diff: "@@ -0,0 +1 @@\n+a\n"),
    Row(before: "a\n", edits: [(0..<2, "")], diff: "@@ -1 +0,0 @@\n-a\n"),
    Row(
      before: "a\nb", edits: [(3..<3, "\n")],
      diff: "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"),
    Row(
      before: "1\n2\n3\n4\n5\n6\n7\n8\n9\n", edits: [(0..<1, "I"), (16..<17, "IX")],
      diff: "@@ -1,4 +1,4 @@\n-1\n+I\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+IX\n"),
    Row(
      before: "1\n2\n3\n4\n5\n6\n7\n8\n", edits: [(0..<1, "I"), (14..<15, "VIII")],
      diff: "@@ -1,8 +1,8 @@\n-1\n+I\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+VIII\n"),
  ]

  @Test(arguments: rows) func `diff`(_ row: Row) {
    let source = Source(name: "rules.yaml", bytes: Array(row.before.utf8))
    var text = EditedText(source.bytes)
    text.apply(row.edits.map { Edit(Place(source, SourceSpan($0.0)), $0.1) })
    let diff = String(decoding: unifiedDiff(text, name: "rules.yaml"), as: UTF8.self)
    #expect(diff == (row.diff.isEmpty ? "" : "--- rules.yaml\n+++ rules.yaml\n" + row.diff))
  }

  @Test func `names that would mislead are quoted`() {
    var text = EditedText(Array("a\n".utf8))
    text.apply([Edit(Place(Source(name: "", bytes: text.original), SourceSpan(0, 1)), "b")])
    #expect(
      String(decoding: unifiedDiff(text, name: "a b\té.yaml"), as: UTF8.self).hasPrefix(
        "--- \"a b\\011\\303\\251.yaml\"\n+++ "))
  }

  @Test(arguments: 0..<300) func `a diff leads from the old text to the new`(_ seed: Int) {
    var luck = Luck(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let alphabet = Array("ab\n\n".utf8)
    let before = (0..<luck.below(120)).map { _ in alphabet[luck.below(4)] }
    var text = EditedText(before)
    for _ in 0..<(1 + luck.below(3)) {
      let source = Source(name: "x", bytes: text.bytes)
      let problems = (0..<luck.below(5)).map { _ in
        let lower = luck.below(source.bytes.count + 1)
        let upper = min(source.bytes.count, lower + luck.below(8))
        let replacement = (0..<luck.below(6)).map { _ in alphabet[luck.below(4)] }
        return problem(source, [(lower..<upper, String(decoding: replacement, as: UTF8.self))])
      }
      let edits = safeFixes(of: problems, in: source).edits
      var expected = source.bytes
      for edit in edits.reversed() {
        expected.replaceSubrange(
          Int(edit.place.span.lower)..<Int(edit.place.span.upper), with: Array(edit.replacement.utf8))
      }
      text.apply(edits)
      #expect(text.bytes == expected)
    }
    let diff = String(decoding: unifiedDiff(text, name: "x"), as: UTF8.self)
    #expect(patched(String(decoding: before, as: UTF8.self), diff) == String(decoding: text.bytes, as: UTF8.self))
  }

  /// What `patch` does, without any tolerance; nil when the diff does not fit.
  private func patched(_ text: String, _ diff: String) -> String? {
    if diff.isEmpty { return text }
    let old = lines(text)
    var made: [String] = []
    var next = 0
    var isNew = false
    for line in lines(diff).dropFirst(2) {
      let content = String(line.dropFirst())
      switch line.first {
      case "@":
        let numbers = line.split { !$0.isNumber && $0 != "," }[0].split(separator: ",").compactMap { Int($0) }
        let start = numbers.count == 2 && numbers[1] == 0 ? numbers[0] : numbers[0] - 1
        guard start >= next, start <= old.count else { return nil }
        made += old[next..<start]
        next = start
      case "\\":
        // Speaks of the line before it.
        if isNew, let last = made.popLast() { made.append(String(last.dropLast())) }
      case " ", "-":
        guard next < old.count, old[next] == content || old[next] + "\n" == content else { return nil }
        if line.first == " " { made.append(old[next]) }
        next += 1
      case "+": made.append(content)
      default: return nil
      }
      isNew = line.first == "+"
    }
    return (made + old[next...]).joined()
  }

  /// Each with its line feed.
  private func lines(_ text: String) -> [String] {
    var found: [String] = []
    var line = ""
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar)
      if scalar == "\n" {
        found.append(line)
        line = ""
      }
    }
    return line.isEmpty ? found : found + [line]
  }

  private struct Luck {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return limit == 0 ? 0 : Int(state >> 33) % limit
    }
  }
}
