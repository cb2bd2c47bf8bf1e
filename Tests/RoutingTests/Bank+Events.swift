import Campaign

/// What is said about a contact afterwards, and what is done by hand.
extension Bank {
  func report(_ name: String, _ on: String, tags: [String] = [], resolves: Bool = false) {
    take(.report(member(name), contact(on), resolves: resolves), tags: tagIDs(tags))
  }
  func reopen(_ name: String, by who: String? = nil) { take(.reopen(contact(name), by: who.map(member))) }
  func click(_ name: String) { take(.click(contact(name))) }
  func optIn(_ name: String, by who: String) {
    take(.optIn(member(who), contact(name)), tags: tagIDs(["Opt Out"]))
  }
  func reassign(
    to: String, from: String? = nil, assignedTo: String? = nil, list: String? = nil, tags: [String] = [],
    needsAttention: Bool? = nil, ids: [String]? = nil, seed: UInt64 = 0
  ) {
    let move = Reassignment(
      to: recipient(to), from: from.map(member), assignedTo: assignedTo.map(member), list: list.flatMap(self.list),
      needsAttention: needsAttention, namesContacts: ids != nil, seed: seed)
    let contacts = Set((ids ?? []).map(contact)).sorted()
    take(.reassign(move), tags: tagIDs(tags), contacts: contacts)
  }
  func notify(_ kind: NotificationKind, to: String? = nil) { take(.notify(kind, to: to.map(recipient))) }
  /// Nothing but time passes.
  func clock() { take(.clock) }

  private func recipient(_ name: String) -> Recipient { list(name).map { .list($0) } ?? .member(member(name)) }
}
