/// A phone number with its country, in 64 bits: the digits after the `+`.
@frozen public struct PhoneKey: Hashable, Sendable {
  /// The digits after a 1, which keeps zeros at the start; the highest bit stands for the `+`.
  public let bits: UInt64
  private static let plus: UInt64 = 1 << 63
  /// Telephone numbers have at most 15 digits; three more leave room for prefixes.
  package static let mostDigits = 18

  /// - Parameter bits: as another key has them.
  package init(bits: UInt64) { self.bits = bits }

  /// - Parameter digits: those after the `+`, with a 1 before them.
  init(digits: UInt64) { bits = digits | Self.plus }

  /// - Parameter digits: those after the `+`, at most `mostDigits`, each from 0 to 9.
  init(_ digits: ArraySlice<UInt8>) { self.init(digits: digits.reduce(1) { $0 * 10 + UInt64($1) }) }

  /// As few bits as a phone needs: the digits in the high bits, the `+` in the lowest.
  package var saved: UInt64 { (bits & ~Self.plus) << 1 | bits >> 63 }

  /// The key that was saved. State files of earlier versions also have keys without a `+`.
  package init?(saved: UInt64) {
    let digits = saved >> 1
    // A leading one, then at least one digit and at most `mostDigits`.
    guard digits >= 10, digits < 2_000_000_000_000_000_000 else { return nil }
    bits = digits | saved << 63
  }

  /// `+12155550101`
  package var text: String { (bits & Self.plus == 0 ? "" : "+") + String(bits & ~Self.plus).dropFirst() }
}
