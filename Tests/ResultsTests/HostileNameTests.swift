import Foundation
import Testing

@testable import Results

/// Names of files, members and metrics are text wherever they stand, and nothing in them stays out of sight.
@Suite struct HostileNameTests {
  static let samples = SamplePage.all.filter { $0.name.hasPrefix("hostile") }

  @Test(arguments: samples) func `text stays text`(_ sample: SamplePage) throws {
    let html = try sample.html()
    let page = Markup(html)
    #expect(page.problem == nil)
    #expect(page.all("script").isEmpty && page.all("style").count == 1)
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    // With the accent, the quotation mark is another character, and still the same code point.
    #expect(!html.contains("\"\u{301}") && html.contains("&quot;\u{301}"))
    #expect(html.contains("{{x}}"))
  }

  @Test(arguments: samples) func `what cannot be seen is written`(_ sample: SamplePage) throws {
    let html = try sample.html()
    for scalar in html.unicodeScalars where scalar != "\n" {
      #expect(
        scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar.value != 0x202E, "\(scalar.value)")
    }
    let text = Markup(html).all("body").first?.text ?? ""
    for shown in ["a<U+202E>b", "<U+0000><U+0007><U+000A><U+0009>", "<U+FFFE>", "𝟘é中文🧑‍🌾"] {
      #expect(text.contains(shown), "\(shown)")
    }
  }

  @Test func `names in pictures are cut`() {
    func fitted(_ name: String) -> String { LabelWidth.fitted(name, to: 80) }
    #expect(fitted("abcdefgh") == "abcdefgh")
    #expect(fitted("abcdeghkn") == "abcdeg…")
    #expect(fitted("中文中文中文") == "中文中…")
    #expect(fitted("WWWWWWWW") == "WWWW…")
    #expect(fitted("a\u{202E}b") == "a<U+2…")
    #expect(SamplePage.hostile.allSatisfy { LabelWidth.of(fitted($0)) <= 80 })
  }
}
