public import Campaign
internal import Phones

// What is said elsewhere reaches the people here by their phones; by their ids where neither side has a phone.
extension Directory {
  /// Notes what was said elsewhere, for those who are here and those who come later.
  ///
  /// - Returns: the event that tells the decider; nil where it is about no one who is here.
  public func hear(_ said: SaidOptOut) -> CampaignEvent? {
    guard let place = heard.place(of: said.action) else { return nil }
    let contact: ContactID
    if let key = key(ofPhone: said.phone) {
      heard.set(key, said.isUndone ? nil : place)
      contact = phones.find(key) ?? .unknown
    } else {
      guard !said.id.isEmpty else { return nil }
      heard.set(id: said.id, said.isUndone ? nil : place)
      var id = said.id
      let found = id.withUTF8 { self.contact($0) }
      contact = found.isKnown && !hasPhone(found) ? found : .unknown
    }
    guard contact.isKnown else { return nil }
    return said.isUndone ? .optInElsewhere(contact, place) : .optOutElsewhere(contact, place)
  }

  /// Knows of what was said elsewhere what another directory knows.
  public func setHeard(of other: Directory) { heard = other.heard }

  /// What this action says to the others of the sender about a contact.
  ///
  /// - Parameter first: the first contact with the same phone, which may be the contact.
  public func said(_ contact: ContactID, sharing first: ContactID) -> SaidOptOut {
    SaidOptOut(
      phone: phones.key(first)?.text ?? "",
      id: String(decoding: UnsafeBufferPointer(rebasing: id(of: contact)[...]), as: UTF8.self))
  }

  /// The name of the action where something was said; nil is a file.
  func action(_ place: ElsewhereID) -> String? { heard.action(place) }

  /// Whether an id is there to be taken as another action has it.
  private func hasPhone(_ contact: ContactID) -> Bool { phones.key(contact) != nil }

  func key(ofPhone phone: String) -> PhoneKey? {
    var phone = phone
    return switch phone.withUTF8({ phoneReader.read($0) }) {
    case .phone(let key, _): key
    case .unusable(_, let key): key
    case .blank, .tooLong: nil
    }
  }
}
