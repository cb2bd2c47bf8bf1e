internal import Campaign
internal import Phones

/// What was said elsewhere of people who opted out, and was not undone since: whose phone or id it is, and where it was said.
struct HeardOptOuts {
  /// The other contact actions, by their numbers less one.
  private(set) var actions: [String] = []
  private var phones: [PhoneKey: ElsewhereID] = [:]
  /// Of people without a phone. Texts compare as in Unicode, as ids do.
  private var ids: [String: ElsewhereID] = [:]

  var isEmpty: Bool { actions.isEmpty && phones.isEmpty && ids.isEmpty }

  /// The number of another action, or of the file. Nil where there are too many.
  mutating func place(of action: String?) -> ElsewhereID? {
    guard let action else { return .file }
    if let known = actions.firstIndex(of: action) { return UInt16(exactly: known + 1).map { ElsewhereID($0) } }
    guard let number = UInt16(exactly: actions.count + 1) else { return nil }
    actions.append(action)
    return ElsewhereID(number)
  }

  /// The name of an action; nil is the file.
  func action(_ place: ElsewhereID) -> String? {
    place == .file || actions.count < Int(place.rawValue) ? nil : actions[Int(place.rawValue) - 1]
  }

  mutating func set(_ phone: PhoneKey, _ place: ElsewhereID?) { phones[phone] = place }
  mutating func set(id: String, _ place: ElsewhereID?) { ids[id] = place }

  /// Where it was said that someone with these opted out.
  func place(id: Bytes, _ phone: PhoneKey?) -> ElsewhereID? {
    if let phone { return phones[phone] }
    return ids.isEmpty ? nil : ids[String(decoding: id, as: UTF8.self)]
  }

  /// In an order of their own, so that the same are saved as the same bytes.
  var savedPhones: [(key: PhoneKey, place: ElsewhereID)] {
    phones.keys.sorted { $0.saved < $1.saved }.map { (key: $0, place: phones[$0] ?? .file) }
  }
  var savedIDs: [(id: String, place: ElsewhereID)] {
    ids.keys.sorted().map { (id: $0, place: ids[$0] ?? .file) }
  }

  /// About how many bytes of memory they take.
  var footprint: Int { 48 * phones.count + 160 * ids.count }
}
