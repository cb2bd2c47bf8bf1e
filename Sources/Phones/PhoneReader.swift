/// Reads phones as people of one country write them: with or without the country's calling code, with or without a `+`,
/// in digits of any script. How they are spaced and bracketed does not matter.
public final class PhoneReader: Sendable {
  private let home: PhonePlan
  private let isAmerican: Bool

  /// The reader of the United States, Canada and the other countries of the calling code 1.
  public static let american = PhoneReader(home: PhonePlans.shared.plan(of: "US") ?? PhonePlans.shared.all[0])

  private init(home: PhonePlan) {
    self.home = home
    isAmerican = home.isAmerican
  }

  /// - Parameter country: two letters, as in ISO 3166; nil where it is not known.
  public convenience init?(country: String) {
    guard let plan = PhonePlans.shared.plan(of: country) else { return nil }
    self.init(home: plan)
  }

  /// The country, as two letters.
  public var country: String { home.country }

  public func read(_ text: UnsafeBufferPointer<UInt8>) -> PhoneReading {
    if text.isEmpty { return .blank }
    if isAmerican, let key = Self.plainAmerican(text) { return .phone(key, hasExtension: false) }
    return readSlowly(text)
  }

  /// A number as nearly every cell of an American list has it; nil when it is anything else.
  private static func plainAmerican(_ text: UnsafeBufferPointer<UInt8>) -> PhoneKey? {
    // A leading one keeps the zeros at the start of a number.
    var digits: UInt64 = 1
    var count = 0
    var dots = 0
    var hasPlus = false
    for byte in text {
      if byte &- 0x30 < 10 {
        count += 1
        if count > 11 { return nil }
        digits = digits &* 10 &+ UInt64(byte &- 0x30)
        continue
      }
      switch byte {
      case 0x20, 0x28, 0x29, 0x2D: break
      case 0x2E: dots += 1
      case 0x2B where count == 0 && !hasPlus: hasPlus = true
      default: return nil
      }
    }
    // One dot alone may be a decimal point.
    guard dots != 1, count == 11 || count == 10 && !hasPlus else { return nil }
    if count == 10 {
      digits &+= 100_000_000_000
    } else if digits / 10_000_000_000 != 11 {
      return nil
    }
    let national = digits % 10_000_000_000
    guard national >= 2_000_000_000, national / 1_000_000 % 10 >= 2 else { return nil }
    return PhoneKey(digits: digits)
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
