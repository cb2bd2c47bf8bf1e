internal import Campaign
internal import Interpreting
internal import Records
internal import Routing

/// What it means for an action to go on under other rules.
public struct AdoptionReport: Hashable, Sendable {
  /// Contacts with a conversation, which stays where it is.
  public let conversations: Int
  /// First texts that a member has and has not sent yet.
  public let unsent: Int

  package init(conversations: Int, unsent: Int) {
    self.conversations = conversations
    self.unsent = unsent
  }
}

/// Why an action cannot go on under other rules.
@nonexhaustive public enum AdoptionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The action with the new rules has taken more than contacts.
  case hasBegun
  /// Its contacts are not those of the other action, in the same order.
  case otherContacts
  /// Members, by their names in the old rules, who did or hold something and are not in the new team.
  case membersGone([String])

  /// The reason for people, in a sentence without a final period.
  public var description: String {
    switch self {
    case .hasBegun: "the action that is to go on has taken more than contacts"
    case .otherContacts: "the contacts of the two actions are not the same, in the same order"
    case .membersGone(let members):
      "members who did or hold something are not in the new team: " + members.joined(separator: ", ")
    }
  }
}

extension ContactAction {
  /// Goes on with all that another action came to, under the rules of this one: as `patchbay route --adopt` does.
  ///
  /// What was decided stays, and the new rules decide what comes. This action has the new rules and the contacts of the other, in the
  /// same order, and nothing happened to it yet:
  ///
  /// ```swift
  /// var action = ContactAction(edited)
  /// for contact in contacts { action.add(contact) }
  /// try action.adopt(old)
  /// ```
  ///
  /// Members, lists and notifications are matched by their names. Members whom the edited `members` names newly join, and those whom it
  /// leaves out leave, when the next event is taken,
  /// whose effects tell it. `adopt(_:at:)` lets it happen at once.
  ///
  /// - Throws: `AdoptionError`; then both actions are as they were.
  @discardableResult
  public mutating func adopt(_ old: borrowing ContactAction) throws(AdoptionError) -> AdoptionReport {
    if hasBegun { throw .hasBegun }
    let directory = interpreter.directory
    guard directory.knowsContacts(of: old.interpreter.directory),
      let tags = directory.numbers(ofTagsOf: old.interpreter.directory)
    else { throw .otherContacts }
    let state: RoutingState
    do throws(AdoptionFlaw) {
      state = try RoutingState(
        adopting: old.interpreter.engine.state, listed: interpreter.engine.state, tags: tags)
    } catch {
      switch error {
      case .otherContacts: throw .otherContacts
      case .membersGone(let members):
        throw .membersGone(members.map { old.interpreter.directory.key(of: $0) })
      }
    }
    directory.setMessages(of: old.interpreter.directory)
    let adoption = AdoptionReport(conversations: state.conversationCount, unsent: state.counts.waiting)
    self = ContactAction(rules, directory, state, old.position, interpreter.texts, hasBegun: true)
    return adoption
  }

  /// Goes on as `adopt(_:)` does, and lets what that causes happen now, by the event `clock`: who joins and leaves, what is dealt anew,
  /// where held conversations go.
  ///
  /// - Parameters:
  ///   - old: the action to go on with, as for `adopt(_:)`.
  ///   - time: when it happens.
  /// - Throws: `AdoptionError`; then both actions are as they were.
  public mutating func adopt(
    _ old: borrowing ContactAction, at time: Timestamp
  ) throws(AdoptionError) -> (report: AdoptionReport, effects: [Effect]) {
    let report = try adopt(old)
    return (report, take(.clock, at: time))
  }
}
