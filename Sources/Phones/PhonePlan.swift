/// How a country writes its phone numbers. Digits are numbers from 0 to 9.
struct PhonePlan: Sendable {
  /// Two letters, as in ISO 3166.
  let country: String
  /// The country's calling code, which follows `+`.
  let code: [UInt8]
  /// What is dialled before the calling code of another country.
  let abroad: [UInt8]
  /// What is dialled before a national number.
  let trunk: [UInt8]
  /// How many digits national numbers have, without what is dialled before them.
  var lengths: Lengths
  /// The same of mobile numbers.
  let mobile: Lengths

  /// A set of small numbers.
  struct Lengths: Sendable {
    private(set) var bits: UInt32 = 0

    func contains(_ length: Int) -> Bool { length >= 0 && length < 32 && bits >> UInt32(length) & 1 == 1 }
    mutating func insert(_ length: Int) { if (0..<32).contains(length) { bits |= 1 << UInt32(length) } }
    mutating func formUnion(_ other: Lengths) { bits |= other.bits }
    var most: Int { 31 - bits.leadingZeroBitCount }
  }

  /// Calling code 1: countries that share area codes, exchanges and their form.
  var isAmerican: Bool { code == [1] }

  /// The national number without what is dialled before it; nil when it is not one.
  func national(_ digits: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    if !trunk.isEmpty, digits.starts(with: trunk) {
      let rest = digits.dropFirst(trunk.count)
      // A first digit other than zero may also belong to the number.
      if trunk[0] == 0 || !isPossible(digits) { return isPossible(rest) ? rest : nil }
    }
    return isPossible(digits) ? digits : nil
  }

  private func isPossible(_ national: ArraySlice<UInt8>) -> Bool {
    guard lengths.contains(national.count) else { return false }
    guard isAmerican else { return true }
    // Area codes and exchanges begin with a digit from 2 up.
    let begin = national.startIndex
    return national[begin] >= 2 && national[begin + 3] >= 2
  }
}
