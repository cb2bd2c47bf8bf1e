/// The plans of all countries, from `Tables/plans.txt`.
struct PhonePlans: Sendable {
  /// In the order of the file: the main country of a calling code before the others.
  let all: [PhonePlan]
  /// By the calling code: the plan of its main country, with the lengths of all. A calling code has at most three
  /// digits.
  private let byCode: [PhonePlan?]

  static let shared = PhonePlans(decoding: EmbeddedFiles.`plans.txt`)

  /// Decodes the lines of the table: `US 1 011 1 10 10`.
  init(decoding table: StaticString) {
    let text = table.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    var all: [PhonePlan] = []
    var byCode: [PhonePlan?] = Array(repeating: nil, count: 1000)
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count == 6 else { continue }
      let plan = PhonePlan(
        country: String(decoding: words[0], as: UTF8.self), code: Self.digits(words[1]), abroad: Self.digits(words[2]),
        trunk: Self.digits(words[3]), lengths: Self.lengths(words[4]), mobile: Self.lengths(words[5]))
      all.append(plan)
      let code = Self.number(plan.code[...])
      if byCode[code] == nil { byCode[code] = plan } else { byCode[code]?.lengths.formUnion(plan.lengths) }
    }
    self.all = all
    self.byCode = byCode
  }

  /// The plan of a country by its two letters, in any case.
  func plan(of country: String) -> PhonePlan? {
    let country = country.uppercased()
    return all.first { $0.country == country }
  }

  /// The digits of a number that begins with a calling code, without what does not belong after one; nil when there is
  /// no such number.
  func international(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    // No calling code begins like another one.
    for length in 1...3 where digits.count > length {
      let code = digits.prefix(length)
      guard code.first != 0, let plan = byCode[Self.number(code)], plan.code.count == length else { continue }
      return plan.national(digits.dropFirst(length)).map { plan.code + $0 }
    }
    return nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.prefix(3).reduce(0) { $0 * 10 + Int($1) } }

  private typealias Word = Substring.UTF8View.SubSequence

  private static func digits(_ word: Word) -> [UInt8] {
    word.compactMap { (0x30...0x39).contains($0) ? $0 - 0x30 : nil }
  }

  /// `7,9-10`
  private static func lengths(_ word: Word) -> PhonePlan.Lengths {
    var lengths = PhonePlan.Lengths()
    for run in word.split(separator: UInt8(ascii: ",")) {
      let ends = run.split(separator: UInt8(ascii: "-")).map { number(digits($0)[...]) }
      guard let first = ends.first, let last = ends.last, first <= last else { continue }
      for length in first...last { lengths.insert(length) }
    }
    return lengths
  }
}

/// The countries whose phone numbers can be read, as two letters, in the order of the alphabet.
public let phoneCountries: [String] = PhonePlans.shared.all.map(\.country).sorted()
