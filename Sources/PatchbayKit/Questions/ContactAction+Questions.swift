internal import Interpreting
internal import Records
internal import Routing
internal import Synchronization

extension ContactAction {
  /// Where a reply of a contact would go if it came now, and why. Nothing changes.
  ///
  /// - Parameters:
  ///   - contact: the contact's id.
  ///   - text: what the reply says, which may opt out or tag the contact.
  public func wouldRoute(replyFrom contact: String, _ text: String = "") -> Decision {
    wouldCome(of: .reply(from: contact, text))
  }

  /// Which contact a member may text next, or why there is none. Nothing changes.
  ///
  /// It is the contact whom `Event.send(by:)` would mean now, at the time of the latest event. Contacts that the rules deal out are
  /// given to no one before the list is published: take `Event.publish` first.
  ///
  /// - Parameter member: the member's name in the rules.
  public func nextText(for member: String) -> NextText {
    for effect in wouldCome(of: .send(by: member)).effects {
      if case .sent(let sent) = effect { return .contact(sent.contact) }
      if case .refused(let refused) = effect { return .nothing(refused) }
    }
    return .nothing(Effect.Refused.nothingToSend(member))
  }

  private func wouldCome(of event: Event) -> Decision {
    asking.withLock { _ in
      var form = interpreter.form(after: position)
      event.fill(&form, at: nil)
      var recorder = interpreter.recorder(EffectCollector(file: rules.file, keepsTrace: true))
      _ = recorder.decide(form.read(), interpreter.engine)
      return Decision(recorder.sink, rules)
    }
  }
}

/// Whom a member may text next: the answer of `ContactAction.nextText(for:)`.
@nonexhaustive public enum NextText: Hashable, Sendable {
  /// The id of the contact.
  case contact(String)
  /// No one, and why: there is nothing to send, it is outside the texting hours, no one has that name.
  case nothing(Effect.Refused)
}
