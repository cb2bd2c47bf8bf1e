internal import Phones

/// What reads the cells of a list whose country or other habits were said. A class of this module, because the layout of
/// `ContactBlock` must not depend on modules that its users do not see.
final class CellReaders: Sendable {
  let phones: PhoneReader

  init(phones: PhoneReader) { self.phones = phones }
}
