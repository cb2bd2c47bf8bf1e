/// What a text is as a phone number.
public enum PhoneReading: Equatable, Sendable {
  /// There is nothing but spaces.
  case blank
  /// - Parameter hasExtension: whether an extension was cut off, which no text can reach.
  case phone(PhoneKey, hasExtension: Bool)
  /// It is not a number that could be texted. The key is known where the digits are.
  case unusable(PhoneFlaw, PhoneKey?)
  /// There are more digits than a phone has.
  case tooLong(digits: Int)
}

/// Why a text is not a phone number.
public enum PhoneFlaw: Hashable, Sendable {
  /// Too few or too many digits for any country, or none, or letters among them.
  case notANumber
  /// `2155550101.0`
  case decimal
  /// `2.155550101E9`
  case scientific
  /// `2.15555E9`: the last digits are lost.
  case rounded
}
