/// Tags, what opens a conversation again, and clicks: what is said about a contact.
extension Model {
  /// The tag `Opt Out` is an opt out, whoever sets it.
  mutating func tag(_ name: String, _ tags: [String], _ by: String?) {
    guard let (contact, by) = named(name, by, isOptOut: tags.contains("Opt Out")) else { return }
    let before = matchingAtOnce(contact)
    contact.tags.formUnion(tags)
    add(Effect(kind: "tagged", contact: name))
    if tags.contains("Opt Out") && !contact.optedOut { return optOutByHand(contact, by) }
    if !matchingAtOnce(contact).isSubset(of: before) { routeAtOnce(contact) }
  }

  mutating func untag(_ name: String, _ tags: [String], _ by: String?) {
    guard let (contact, _) = named(name, by) else { return }
    contact.tags.subtract(tags)
    add(Effect(kind: "untagged", contact: name))
  }

  mutating func reopen(_ name: String, _ by: String?) {
    guard let (contact, _) = named(name, by) else { return }
    if !contact.isResolved { return refuse("notResolved") }
    contact.isResolved = false
    add(Effect(kind: "reopened", contact: name))
  }

  mutating func click(_ name: String) {
    guard let c = index(name) else { return refuse("unknownContact") }
    let contact = contacts[c]
    add(Effect(kind: "clicked", contact: name, member: contact.sender.map { team[$0] } ?? "nobody"))
    if contact.hasClicked { return }
    contact.hasClicked = true
    contact.clickCredit = contact.sender
  }
}
