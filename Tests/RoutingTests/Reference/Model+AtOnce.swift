/// Tag rules that are asked at once, not with the next reply.
///
/// 1. An event `tag` after which such a rule matches that did not match before routes the conversation again, if it needs attention and
///    lies with members or in the shared inbox.
/// 2. All tag rules are asked, and nothing else is: no hours and no steps.
/// 3. It stays where it is, and no turn is taken, where an available owner was set by hand, where the rules give no one, and
///    where the same members would have it.
extension Model {
  func matchingAtOnce(_ contact: Contact) -> Set<Int> {
    Set(setup.rules.indices.filter { setup.rules[$0].atOnce && matches(setup.rules[$0], contact) })
  }

  mutating func routeAtOnce(_ contact: Contact) {
    guard contact.needsAttention, contact.place == .sharedInbox || !contact.holders.isEmpty else { return }
    if contact.isOwnerSet, let owner = contact.owner, isAvailable(owner) { return }
    if fault == .atOnceAsksSteps { return findPlace(contact, ["again"]) }
    switch askTagRules(contact) {
    case nil, .nobody: break
    case .owner(let owner): if contact.holders != [owner] { place(contact, [owner], "owner", ["again"]) }
    case .members(let choice):
      if contact.holders != choice.members || fault == .atOnceTellsAgain { give(contact, choice, ["again"]) }
    }
  }
}
