package import Campaign
import Diagnostics
internal import Records
internal import Routing
internal import RuleLanguage
internal import Text

/// A contact action whose counts and conversations are shown: from a state file, or from rules and an event stream.
package protocol ShownAction {
  var interpreter: Interpreter { get }
  /// The latest time that an event had: ages count up to it.
  var clock: Instant? { get }
  func stats() throws -> StatsTable
  func history(of contacts: Set<ContactID>) throws -> MessageHistory
}

extension ShownAction {
  package var name: String { interpreter.checked.policy.action }

  package func key(_ member: MemberID) -> String { interpreter.directory.key(of: member) }

  /// The member with that key, if the team has one.
  package func member(named key: String) -> MemberID? {
    var key = key
    let found = key.withUTF8 { interpreter.directory.names.member($0) }
    return found.isSomebody ? found : nil
  }

  package func conversations(of member: MemberID) throws -> MemberConversations {
    let contacts = MemberConversations.contacts(of: member, in: interpreter.engine.state)
    let history = try history(of: Set(contacts))
    return MemberConversations(of: member, in: interpreter.engine.state, now: clock, history)
  }

  /// The beginning of texts about the action: its name, then `parts`, then the time.
  package func heading(_ parts: [String]) -> String {
    printable(([name] + parts + (clock.map { ["as of " + $0.text] } ?? [])).joined(separator: " · ")) + "\n\n"
  }
}
