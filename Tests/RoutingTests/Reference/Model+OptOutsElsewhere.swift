/// Opt outs and opt ins that were said in another action of the same sender.
///
/// 1. They come before whatever time brings about by the next event, and count for no one.
/// 2. They are for the phone; a contact without phone is the one of the same id.
/// 3. An opt in undoes the opt out whoever said it.
extension Model {
  mutating func hear(_ name: String, _ optsIn: Bool) -> [Effect] {
    turn += 1
    effects = []
    guard let c = index(name) else { return [] }
    let contact = contacts[c]
    if optsIn && contact.optedOut {
      undoOptOut(contact, by: "another_action")
    } else if !optsIn {
      let closing = ([contact] + samePhone(as: contact)).filter { !$0.optedOut }
      for contact in closing { close(contact, by: ["another_action"]) }
    }
    finish()
    return effects
  }
}
