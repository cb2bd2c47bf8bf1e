/// Reads phones as people of one country write them: with or without the country's calling code, with or without a `+`,
/// in digits of any script. How they are spaced and bracketed does not matter.
public final class PhoneReader: Sendable {
  private let home: PhonePlan
  let isAmerican: Bool

  /// The reader of the United States, Canada and the other countries of the calling code 1.
  public static let american = PhoneReader(home: PhonePlans.plan(of: "US") ?? PhonePlans.shared.all[0])

  private init(home: PhonePlan) {
    self.home = home
    isAmerican = home.isAmerican
  }

  /// - Parameter country: two letters, as in ISO 3166; nil where it is not known.
  public convenience init?(country: String) {
    guard let plan = PhonePlans.plan(of: country) else { return nil }
    self.init(home: plan)
  }

  /// The country, as two letters.
  public var country: String { home.country }

  public func read(_ text: UnsafeBufferPointer<UInt8>) -> PhoneReading {
    if text.isEmpty { return .blank }
    if let key = readPlain(text) { return .phone(key, hasExtension: false) }
    return readSlowly(text)
  }

  private func readSlowly(_ cell: UnsafeBufferPointer<UInt8>) -> PhoneReading {
    var text = PhoneText(cell)
    if text.isBlank { return .blank }
    if let digits = text.decimal { return .unusable(.decimal, key(digits, hasPlus: text.hasPlus)) }
    if let number = text.scientific {
      return .unusable(
        number.isWhole ? .scientific : .rounded, number.isWhole ? key(number.digits, hasPlus: false) : nil)
    }
    let hasExtension = text.cutExtension()
    let digits = text.digits
    if digits.count > PhoneKey.mostDigits { return .tooLong(digits: digits.count) }
    guard !text.hasLettersInside, let key = key(digits, hasPlus: text.hasPlus) else {
      return .unusable(.notANumber, nil)
    }
    return .phone(key, hasExtension: hasExtension)
  }

  /// The number that digits are; nil when they are none.
  private func key(_ digits: [UInt8], hasPlus: Bool) -> PhoneKey? {
    guard digits.count <= PhoneKey.mostDigits else { return nil }
    let whole = hasPlus ? PhonePlans.shared.international(digits[...]) : withoutPlus(digits[...])
    return whole.map { PhoneKey($0[...]) }
  }

  private func withoutPlus(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    let national = home.national(digits)
    for prefix in [home.abroad, [0, 0]] where !prefix.isEmpty && digits.starts(with: prefix) {
      guard prefix[0] == 0 || national == nil else { continue }
      if let whole = PhonePlans.shared.international(digits.dropFirst(prefix.count)) { return whole }
    }
    // Spreadsheets drop the `+`. Where the digits could be read both ways, they are those of a mobile number.
    if digits.starts(with: home.code), let rest = home.national(digits.dropFirst(home.code.count)) {
      guard let national else { return home.code + rest }
      let mayBeWhole = home.mobile.contains(rest.count) || home.trunk.first == 0
      if mayBeWhole, !home.mobile.contains(national.count) { return home.code + rest }
    }
    if let national { return home.code + national }
    return digits.count > home.lengths.most ? PhonePlans.shared.international(digits) : nil
  }
}
