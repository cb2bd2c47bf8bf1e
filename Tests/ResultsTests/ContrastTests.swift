import Foundation
import Testing

@testable import Results

/// The colours can be told apart, by the formula of WCAG 2.2: 4.5 for text, 3 for what is drawn.
@Suite struct ContrastTests {
  struct Scheme: CustomTestStringConvertible, Sendable {
    let name: String
    let sheet: String
    var testDescription: String { name }

    func luminance(_ name: String) throws -> Double {
      let pattern = try Regex("--\(name): #([0-9a-f]{6});")
      let digits = try #require(sheet.firstMatch(of: pattern)?.output[1].substring, "--\(name)")
      let number = try #require(UInt32(digits, radix: 16))
      let channels = [16, 8, 0].map { Double(number >> $0 & 0xFF) / 255 }
      let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    func contrast(_ one: String, _ other: String) throws -> Double {
      let (a, b) = (try luminance(one), try luminance(other))
      return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
  }

  static let schemes = [Scheme(name: "light", sheet: lightColors), Scheme(name: "dark", sheet: darkColors)]

  @Test(arguments: schemes) func `text can be read`(_ scheme: Scheme) throws {
    #expect(try scheme.contrast("ink", "paper") >= 7)
    for name in ["muted", "first", "yes", "no", "unsure"] {
      #expect(try scheme.contrast(name, "paper") >= 4.5, "\(name)")
    }
    // The command, and words over a warm-up.
    #expect(try scheme.contrast("ink", "panel") >= 7)
    #expect(try scheme.contrast("muted", "grid") >= 4.5)
  }

  @Test(arguments: schemes) func `drawings can be seen`(_ scheme: Scheme) throws {
    for name in ["first", "second", "ink"] { #expect(try scheme.contrast(name, "paper") >= 3, "\(name)") }
    for name in ["first", "second"] { #expect(try scheme.contrast(name, "grid") >= 3, "\(name)") }
  }

  @Test func `the formula is right`() throws {
    let known = Scheme(name: "known", sheet: "--a: #000000; --b: #ffffff; --c: #767676;")
    #expect(abs(try known.contrast("a", "b") - 21) < 1e-9)
    #expect(abs(try known.contrast("c", "b") - 4.54) < 0.005)
  }

  /// Both schemes have all colours, and nothing else in the sheet names a colour of its own.
  @Test func `every colour is named`() {
    func names(_ sheet: String) -> [String] { sheet.matches(of: /--([a-z]+):/).map { String($0.1) } }
    #expect(names(lightColors) == names(darkColors))
    #expect(styleSheet.matches(of: /#[0-9a-f]{3,8}\b/).count == 2 * names(lightColors).count)
  }
}
