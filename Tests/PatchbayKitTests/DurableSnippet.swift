import PatchbayDurable
import PatchbayKit

/// Takes events into a state file, and acts on each effect once, however often the program ends in between.
///
/// - Parameter done: the last effect that was acted on. `act` keeps it together with what it does; nil at first.
func runTextBank(
  _ rules: Rules, _ state: String, contacts: StateContacts, events: [Event], after done: EffectPlace?,
  act: (Effect) throws -> Void
) throws {
  var action = try DurableAction(rules, file: state, contacts: contacts)
  for effect in try action.effects(after: done) { try act(effect) }
  for event in events.dropFirst(action.eventCount) {
    for effect in try action.take(event) { try act(effect) }
  }
  try action.close()
}
