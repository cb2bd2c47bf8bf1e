import Campaign
import Foundation
import TestSupport
import Testing

@testable import Folding

/// Golden vectors that `Scripts/generate-folding.py` computed with Python's `unicodedata`.
@Suite struct FoldingTests {
  @Test(arguments: ["code-points.tsv", "strings.tsv"])
  func `golden vectors`(_ file: String) throws {
    let vectors = try FoldingVector.read(file)
    #expect(vectors.count >= 3000)
    for vector in vectors {
      let tag = codePoints(foldedTag(vector.text))
      let reply = codePoints(foldedReply(vector.text))
      #expect(tag == vector.tag, "tag form of \(codePoints(vector.text))")
      #expect(reply == vector.reply, "reply form of \(codePoints(vector.text))")
    }
  }

  @Test(arguments: ["code-points.tsv", "strings.tsv"])
  func `folded text folds to itself`(_ file: String) throws {
    for vector in try FoldingVector.read(file) {
      let (tag, reply) = (foldedTag(vector.text), foldedReply(vector.text))
      #expect(codePoints(foldedTag(tag)) == codePoints(tag))
      #expect(codePoints(foldedReply(reply)) == codePoints(reply))
    }
  }

  @Test func `what the vectors do not name stays as it is`() throws {
    let named = Set(try FoldingVector.read("code-points.tsv").map(\.text.unicodeScalars.first?.value))
    // Hangul syllables, private use and surrogates aside; assigned later than the data means unchanged, too.
    for code: UInt32 in [Array(0..<0xAC00), Array(0xF900..<0x11000), Array(0x1D000..<0x20000)].joined() {
      guard let scalar = Unicode.Scalar(code), !named.contains(code) else { continue }
      guard scalar.properties.generalCategory != .unassigned else { continue }
      var bytes: [UInt8] = []
      let text = Array(String(Character(scalar)).utf8)
      text.withUnsafeBufferPointer { TextFolding.appendTag($0, to: &bytes) }
      if bytes != text { Issue.record("U+\(String(code, radix: 16)) changed") }
    }
  }

  @Test(arguments: [
    ("José", "JOSE\u{301}"), (" Donor\t", "donor"), ("STRASSE", "straße"), ("\u{3000}VIP\u{A0}", "vip"), ("ΣΑΣ", "σας"),
    ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"), ("\u{212B}", "å"),
  ])
  func `same tag`(_ a: String, _ b: String) {
    #expect(Array(foldedTag(a).utf8) == Array(foldedTag(b).utf8))
  }

  @Test(arguments: [("İ", "i"), ("ı", "i"), ("ﬁ", "f"), ("Ｄ", "d"), ("Will Vote", "Will  Vote"), ("", "x")])
  func `different tags`(_ a: String, _ b: String) {
    #expect(Array(foldedTag(a).utf8) != Array(foldedTag(b).utf8))
  }

  @Test func `tags are appended`() {
    var bytes = Array("Donor|".utf8)
    for tag in ["VIP", "É", " "] { Array(tag.utf8).withUnsafeBufferPointer { TextFolding.appendTag($0, to: &bytes) } }
    #expect(String(decoding: bytes, as: UTF8.self).unicodeScalars.elementsEqual("Donor|vipe\u{301}".unicodeScalars))
  }

  /// One character beyond ASCII sends the same text the long way.
  @Test func `both ways agree on ASCII`() {
    let alphabet = Array("aB7-!? \t\n\u{1}\u{7F}.$".unicodeScalars)
    var state: UInt64 = 7
    for round in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<(round % 8) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      // A zero-width character is dropped.
      #expect(foldedReply(String(text)) == foldedReply(String(text) + "\u{200B}"))
      let (tag, long) = (foldedTag("x" + String(text) + "x"), foldedTag("x" + String(text) + "xé"))
      #expect(tag + "é" == long)
    }
  }

  @Test func `bad UTF 8 is repaired`() {
    var bytes: [UInt8] = []
    [0xFF, 0x41, 0xC3].withUnsafeBufferPointer { TextFolding.appendTag($0, to: &bytes) }
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{FFFD}a\u{FFFD}")
  }

  @Test func `a long run of marks is ordered in linear time`() {
    let marks = String(repeating: "\u{301}\u{316}", count: 50_000)
    let folded = Array(foldedTag("A" + marks).unicodeScalars)
    #expect(folded.count == 100_001)
    #expect(folded[1] == "\u{316}" && folded[50_000] == "\u{316}" && folded[50_001] == "\u{301}")
  }
}

private func codePoints(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }.joined(separator: " ")
}

struct FoldingVector {
  let text: String
  let tag: String
  let reply: String

  static func read(_ file: String) throws -> [FoldingVector] {
    let lines = try Project.text("Tests/Fixtures/folding/\(file)").split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let scalars = columns[0].split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      let tag = String(columns[1])
      return FoldingVector(
        text: String(String.UnicodeScalarView(scalars)), tag: tag, reply: columns[2] == "=" ? tag : String(columns[2]))
    }
  }
}
