/// What became of a first text on its way.
extension Model {
  mutating func deliver(_ name: String, _ status: Delivery, _ code: String?) {
    guard let c = index(name) else { return refuse("unknownContact") }
    let contact = contacts[c]
    if status == .blocked {
      if !contact.optedOut { optOutByCarrier(contact) }
      return
    }
    guard let sender = contact.sender else { return refuse("noConversation") }
    switch status {
    case .delivered: break
    case .undelivered:
      if contact.isUndelivered && fault != .undeliveredIsToldAgain { return }
      contact.isUndelivered = true
      add(Effect(kind: "undelivered", contact: name, member: team[sender], code: code))
    case .blocked: break
    }
  }
}
