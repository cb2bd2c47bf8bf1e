/// What must hold of every campaign: follows what happens step by step, and says when it is broken.
protocol Property: SendableMetatype {
  init(_ transcript: Transcript)
  /// Whether it holds after a step.
  ///
  /// - Parameters:
  ///   - facts: a model without mistakes that has taken the same step. What a property asks it is what no one's effects tell:
  ///     tags, who is available, which owner was set by hand.
  ///   - before: what the same model could tell before the step.
  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool
}

/// What is asked about the moment before an event.
struct Before {
  /// Unsent contacts that a member has who is about to leave, and conversations that need attention and only they hold.
  var leavers: Set<String> = []
  /// Who is about to send or start, and has too much to answer.
  var busy: String?
  /// Who has the conversation of a contact that is about to be tagged.
  var holders: Set<String> = []
  /// By contact: the owner who was set by hand.
  var setOwners: [String: String] = [:]

  init(_ event: ScriptEvent?, at: Int, _ facts: Model) {
    for contact in facts.contacts where contact.isOwnerSet {
      if let owner = contact.owner { setOwners[contact.row.id] = facts.team[owner] }
    }
    switch event {
    case .send(let name, _), .start(let name):
      guard let member = facts.member(name), facts.setup.answersFirst != nil else { return }
      var then = facts.copy()
      _ = then.pass(until: at)
      then.now = max(then.now, at)
      if then.mustAnswerFirst(member) { busy = name }
      return
    case .tag(let name, _, _): holders = Set(facts.contact(name)?.holders.map { facts.team[$0] } ?? [])
    default: break
    }
    guard case .removeMember(let name) = event, let member = facts.member(name) else { return }
    for contact in facts.contacts {
      let isUnsent = contact.isUnsent && contact.assignee == member
      if isUnsent || (contact.needsAttention && contact.holders == [member]) { leavers.insert(contact.row.id) }
    }
  }
}

extension Transcript {
  /// The first step after which a property does not hold.
  func firstBreak(of properties: [any Property.Type]) -> (property: Int, step: Step)? {
    var checks = properties.map { $0.init(self) }
    var facts = Model(script.setup)
    for step in steps {
      let moment = script.events[step.place]
      let before = Before(event(step), at: moment.at, facts)
      if step.isTimer { _ = facts.pass(until: moment.at) } else { _ = facts.take(moment) }
      for place in checks.indices where !checks[place].holds(after: step, facts, before) { return (place, step) }
    }
    return nil
  }
}
