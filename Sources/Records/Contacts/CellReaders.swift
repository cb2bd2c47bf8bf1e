internal import Campaign
internal import Phones

/// What reads the cells of a list where more than their text tells how.
///
/// A class of this module, because the layout of `ContactBlock` must not depend on modules that its users do not see.
final class CellReaders: Sendable {
  /// Nil where it was not said which country's the phones are.
  let phones: PhoneReader?
  /// What was said of the list.
  let list: ListFormat
  static let none = CellReaders(phones: nil)

  init(phones: PhoneReader?, list: ListFormat = ListFormat()) {
    self.phones = phones
    self.list = list
  }

  /// Whether someone has said that a column is a field, or its profile does.
  func isField(_ header: String) -> Bool {
    let name = HeaderName(header)
    let said = list.columns.filter { $0.meaning == nil }.map(\.header) + (list.profile?.fields ?? [])
    return said.contains { HeaderName($0).text == name.text }
  }
}
