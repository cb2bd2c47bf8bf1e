import Testing

@testable import Diagnostics

@Suite struct FixedTextsTests {
  /// Removes every `x`, one problem for each.
  private func problems(_ source: Source) -> [Problem] {
    source.bytes.indices.filter { source.bytes[$0] == UInt8(ascii: "x") }.map { offset in
      let place = Place(source, SourceSpan(offset..<offset + 1))
      return Problem(
        .unusedIgnore, .warning, "", at: place, fixes: [Fix("", safety: .safe, edits: [Edit(place, "")])])
    }
  }

  @Test func `a file that two others name is fixed once`() {
    let texts = FixedTexts()
    let read = Source(name: "a/team.yaml", bytes: Array("axbx".utf8))
    let first = texts.current(read, key: "/team.yaml", path: "a/team.yaml")
    #expect(texts.apply(problems(first)))
    let again = texts.current(
      Source(name: "b/team.yaml", bytes: Array("axbx".utf8)), key: "/team.yaml", path: "b/team.yaml")
    #expect(again.name == "b/team.yaml")
    #expect(again.bytes == Array("ab".utf8))
    #expect(!texts.apply(problems(again)))
    #expect(texts.count == 2)
    #expect(texts.changed.map(\.path) == ["a/team.yaml"])
    #expect(texts.summary == "2 problems in 1 file")
  }

  @Test func `fixes are made only in the text they are about`() {
    let texts = FixedTexts()
    let one = texts.current(Source(name: "one", bytes: Array("x".utf8)), key: "one", path: "one")
    let two = texts.current(Source(name: "two", bytes: Array("x".utf8)), key: "two", path: "two")
    #expect(texts.apply(problems(two)))
    #expect(texts.files.map { $0.text.bytes } == [one.bytes, []])
    #expect(texts.changed.map(\.key) == ["two"])
  }
}
