import Phones
import TestSupport
import Testing

/// What cells of a column `phone` hold, and what they are in a list of the United States.
@Suite struct PhoneSpellingTests {
  @Test(
    arguments: [
      ("2155550101", "+12155550101"), ("12155550101", "+12155550101"), ("(215) 555-0101", "+12155550101"),
      ("215.555.0101", "+12155550101"), ("1.215.555.0101", "+12155550101"), ("+1 215 555 0101", "+12155550101"),
      ("1-215-555-0101", "+12155550101"), ("0012155550101", "+12155550101"), ("011 44 7911 123456", "+447911123456"),
      ("447911123456", "+447911123456"), ("+44 (0)7911 123456", "+447911123456"), ("=\"2155550101\"", "+12155550101"),
      ("'2155550101", "+12155550101"), ("tel:+12155550101", "+12155550101"), ("Cell: 215-555-0101", "+12155550101"),
      ("215-555-0101 (cell)", "+12155550101"), ("２１５５５５０１０１", "+12155550101"), ("٢١٥٥٥٥٠١٠١", "+12155550101"),
      ("\u{202A}+12155550101\u{202C}", "+12155550101"), ("215\u{A0}555\u{2011}0101", "+12155550101"),
      ("+39 06 698 12345", "+390669812345"), ("33612345678", "+33612345678"), ("+7 916 123-45-67", "+79161234567"),
    ])
  func `american`(text: String, number: String) { #expect(read(text, by: .american) == number) }

  @Test func `ten digits are one number with and without anything between them`() {
    var state: UInt64 = 11
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String((state >> 20) % 9_000_000_000 + 1_000_000_000).suffix(10)
      let spaced = digits.prefix(3) + " " + digits.dropFirst(3)
      for start in ["", "1", "+1"] {
        #expect(read(start + digits, by: .american) == read(start + spaced, by: .american), "\(start)\(digits)")
      }
    }
    for place in 0..<10 {
      for odd in [":", "/", "@", "x", "\u{10}"] {
        var text = Array("2155550101").map(String.init)
        text[place] = odd
        let bytes = Array(text.joined().utf8)
        #expect(bytes.withUnsafeBufferPointer { PhoneReader.american.readPlain($0) } == nil, "\(text)")
      }
    }
  }

  @Test(
    arguments: [
      "N/A", "none", "-", "0", "555-0101", "12345", "911", "46645", "0000000000", "1234567890", "(123) 555-0101",
      "215-155-0101", "+1 215 555 010", "+999 1234 5678", "215-555-O1O1", "215-FLOWERS", "21255501011", "+", "????",
      "215-555-0101 or 215-55",
    ])
  func `none`(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { PhoneReader.american.read($0) } == .unusable(.notANumber, nil))
  }

  @Test(
    arguments: [
      ("2155550101.0", PhoneFlaw.decimal, "+12155550101"), ("12155550101.00", .decimal, "+12155550101"),
      ("2155550101,0", .decimal, "+12155550101"), ("+12155550101.0", .decimal, "+12155550101"),
      ("2.155550101E9", .scientific, "+12155550101"), ("2.155550101e+09", .scientific, "+12155550101"),
      ("2,155550101E+09", .scientific, "+12155550101"), ("2.15556E+09", .rounded, nil), ("2E9", .rounded, nil),
      ("1.21556E+10", .rounded, nil),
    ] as [(String, PhoneFlaw, String?)])
  func `spreadsheets`(text: String, flaw: PhoneFlaw, number: String?) {
    let found = Array(text.utf8).withUnsafeBufferPointer { PhoneReader.american.read($0) }
    guard case .unusable(flaw, let key) = found else {
      Issue.record("`\(text)` is \(found)")
      return
    }
    #expect(key?.text == number)
  }

  @Test(arguments: [
    "215-555-0101 x12", "215-555-0101 ext. 12", "215-555-0101 #12", "+12155550101;ext=12", "2155550101x1",
  ])
  func `extensions`(text: String) {
    let found = Array(text.utf8).withUnsafeBufferPointer { PhoneReader.american.read($0) }
    guard case .phone(let key, hasExtension: true) = found else {
      Issue.record("`\(text)` is \(found)")
      return
    }
    #expect(key.text == "+12155550101")
  }

  @Test(arguments: ["", " ", "\t", "\u{A0}"]) func `blank`(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { PhoneReader.american.read($0) } == .blank)
  }

  @Test(arguments: [
    ("GB", ["07911 123456", "+44 7911 123456", "447911123456", "7911123456", "0044 7911 123456"]),
    ("DE", ["01512 3456789", "+49 1512 3456789", "4915123456789", "0049 1512 3456789"]),
    ("RU", ["8 916 123-45-67", "+7 916 123-45-67", "79161234567", "9161234567"]),
    ("HU", ["06 20 123 4567", "+36 20 123 4567", "36201234567"]),
    ("MX", ["55 1234 5678", "+52 55 1234 5678", "525512345678"]),
  ])
  func `the same number however the country writes it`(country: String, spellings: [String]) throws {
    let reader = try #require(PhoneReader(country: country))
    #expect(Set(spellings.map { read($0, by: reader) }).count == 1, "\(spellings.map { read($0, by: reader) })")
    #expect(read(spellings[0], by: reader) != "-")
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<50) func `a text of any bytes is read without a trap`(seed: Int) {
    var random = SplitMix(seed)
    let alphabet = Array("0123456789+().-exE#;, ".utf8) + [0xC3, 0xA9, 0xFF, 0xEF, 0xBC, 0x91]
    for _ in 0..<200 {
      let bytes = (0..<random.below(40)).map { _ in alphabet[random.below(alphabet.count)] }
      for reader in [PhoneReader.american, PhoneReader(country: "DE") ?? .american] {
        if case .phone(let key, _) = bytes.withUnsafeBufferPointer({ reader.read($0) }) {
          #expect(key.text.count <= 17 && key.text.hasPrefix("+"))
        }
      }
    }
  }
}
