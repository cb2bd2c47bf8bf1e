/// The plans of all countries, from `Tables/plans.txt`.
struct PhonePlans: Sendable {
  /// In the order of the file: the main country of a calling code before the others.
  let all: [PhonePlan]
  /// By the calling code: the plan of its main country, with the lengths of all. A calling code has at most three
  /// digits.
  private let byCode: [PhonePlan?]

  /// All plans. Most programs need one country's, which `plan(of:)` finds without reading the others.
  static let shared = PhonePlans(decoding: table)

  private static let table: StaticString = EmbeddedFiles.`plans.txt`

  private init(decoding table: StaticString) {
    var all: [PhonePlan] = []
    var byCode: [PhonePlan?] = Array(repeating: nil, count: 1000)
    for line in table.withUTF8Buffer(Self.lines) {
      guard let plan = Self.plan(line) else { continue }
      all.append(plan)
      let code = Self.number(plan.code[...])
      if byCode[code] == nil { byCode[code] = plan } else { byCode[code]?.lengths.formUnion(plan.lengths) }
    }
    self.all = all
    self.byCode = byCode
  }

  /// The plan of a country by its two letters, in any case.
  static func plan(of country: String) -> PhonePlan? {
    let letters = Array(country.uppercased().utf8)
    guard letters.count == 2 else { return nil }
    return table.withUTF8Buffer { lines($0).first { $0.starts(with: letters) }.flatMap { plan($0) } }
  }

  private typealias Text = Slice<UnsafeBufferPointer<UInt8>>

  /// The lines of the table that are about a country.
  private static func lines(_ table: UnsafeBufferPointer<UInt8>) -> [Text] {
    table.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
  }

  /// Decodes a line: `US 1 011 1 10 10`.
  private static func plan(_ line: Text) -> PhonePlan? {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count == 6 else { return nil }
    return PhonePlan(
      country: String(decoding: words[0], as: UTF8.self), code: digits(words[1]), abroad: digits(words[2]),
      trunk: digits(words[3]), lengths: lengths(words[4]), mobile: lengths(words[5]))
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

  private static func digits(_ word: Text) -> [UInt8] {
    word.compactMap { (0x30...0x39).contains($0) ? $0 - 0x30 : nil }
  }

  /// `7,9-10`
  private static func lengths(_ word: Text) -> PhonePlan.Lengths {
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
