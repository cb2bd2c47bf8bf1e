internal import Phones

/// What reads the cells of a list where more than their text tells how.
///
/// A class of this module, because the layout of `ContactBlock` must not depend on modules that its users do not see.
final class CellReaders: Sendable {
  /// Nil where it was not said which country's the phones are.
  let phones: PhoneReader?
  static let none = CellReaders(phones: nil)

  init(phones: PhoneReader?) { self.phones = phones }
}
