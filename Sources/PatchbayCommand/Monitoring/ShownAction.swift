import Campaign
import Diagnostics
import PatchbayKit
import Records
import Routing
import RuleLanguage

/// A contact action whose counts and conversations are shown: out of a state file, or of rules and an event stream.
protocol ShownAction {
  var interpreter: Interpreter { get }
  /// The latest moment that an event had: the now of ages.
  var clock: Instant? { get }
  func stats() throws -> StatsTable
  func history(of contacts: Set<ContactID>) throws -> MessageHistory
}

extension RecordedAction: ShownAction {}

extension ShownAction {
  var name: String { interpreter.checked.policy.action }

  func key(_ member: MemberID) -> String { interpreter.directory.key(of: member) }

  /// The member of that key, if the team has one.
  func member(named key: String) -> MemberID? {
    var key = key
    let found = key.withUTF8 { interpreter.directory.names.member($0) }
    return found.isSomebody ? found : nil
  }

  func conversations(of member: MemberID) throws -> MemberConversations {
    let contacts = MemberConversations.contacts(of: member, in: interpreter.engine.state)
    let history = try history(of: Set(contacts))
    return MemberConversations(of: member, in: interpreter.engine.state, now: clock, history)
  }

  /// What the texts about it begin with: its name, then `parts`, then the moment.
  func heading(_ parts: [String]) -> String {
    printable(([name] + parts + (clock.map { ["as of " + $0.text] } ?? [])).joined(separator: " · ")) + "\n\n"
  }
}
