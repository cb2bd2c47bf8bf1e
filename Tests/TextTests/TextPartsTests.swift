import Testing

@testable import Text

@Suite struct TextPartsTests {
  /// Texts of few letters meet themselves often. Swift's own functions say the same, where letters are single scalars.
  @Test func `parts are found where Swift finds them`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      func text(_ count: ClosedRange<Int>) -> String {
        String((0..<Int.random(in: count, using: &random)).map { _ in "abé😀".randomElement(using: &random) ?? "a" })
      }
      let (whole, part) = (text(0...12), text(1...3))
      #expect(whole.contains(text: part) == whole.contains(part), "\(whole) \(part)")
      #expect(whole.firstRange(ofText: part) == whole.firstRange(of: part), "\(whole) \(part)")
      #expect(whole.ranges(ofText: part) == whole.ranges(of: part), "\(whole) \(part)")
      #expect(whole.replacing(text: part, with: "-") == whole.replacing(part, with: "-"), "\(whole) \(part)")
      for omits in [true, false] {
        #expect(
          whole.split(atText: part, maxSplits: 1, omittingEmptySubsequences: omits)
            == whole.split(separator: part, maxSplits: 1, omittingEmptySubsequences: omits), "\(whole) \(part) \(omits)"
        )
      }
    }
  }

  @Test func `nothing stands nowhere`() {
    #expect(!"text".contains(text: ""))
    #expect("text".split(atText: "") == ["text"])
  }

  @Test func `a part of a text is searched within its bounds`() {
    let text = "one, two, three"
    let rest = text[...].dropFirst(4)
    #expect(rest.firstRange(ofText: "one") == nil)
    #expect(rest.split(atText: ", ") == [" two", "three"])
  }
}
