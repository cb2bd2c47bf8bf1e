public import Campaign

/// What the walk for a first text may ask about: one contact and the team, as they are now.
public protocol FirstTextFacts {
  func answer(_ question: FirstTextQuestion) -> Bool
}

/// What the walk for a reply may ask about: one contact, its conversation and the team, as they are now.
public protocol ReplyFacts {
  func answer(_ question: ReplyQuestion) -> Bool
  /// The member takes this conversation: available, and with room for it.
  func accepts(_ member: MemberID) -> Bool
  /// The conversation's owner, if they accept it; otherwise `.nobody`.
  var acceptingOwner: MemberID { get }
  func value(of field: FieldID) -> ValueID
  /// Which of those who accept has the turn of a tag rule's ring; `.nobody` where it may be any of them.
  ///
  /// - Parameter candidates: in declaration order, never empty.
  func pick(_ ring: RingID, _ by: Pick, among candidates: UnsafeBufferPointer<MemberID>) -> MemberID
}

/// Watches a walk. The walk is generic over it, so watching nothing costs nothing.
public protocol WalkRecorder {
  /// Called for every question and dispatch. Nodes have their numbers in the whole graph, as `DecisionGraph.node` takes them.
  mutating func asked(_ node: Int, _ answer: Bool)
  mutating func settled(_ node: Int)
  /// A tag rule matched, whether or not anyone in it accepts the conversation. Rules come in no particular order and may repeat.
  mutating func matched(_ rule: RuleID)
  /// Whether to look for the rules that matched, which a decision alone does not need.
  static var wantsRules: Bool { get }
}

/// Watches nothing.
public struct NoRecorder: WalkRecorder {
  @inlinable public init() {}
  @inlinable public mutating func asked(_ node: Int, _ answer: Bool) {}
  @inlinable public mutating func settled(_ node: Int) {}
  @inlinable public mutating func matched(_ rule: RuleID) {}
  @inlinable public static var wantsRules: Bool { false }
}

/// How the walk for a reply ended.
@frozen public struct ReplyEnd: Sendable {
  public let settlement: ReplySettlement
  /// Tag rules matched, but no one in them accepts the conversation.
  public let tagRuleEmpty: Bool
  @inlinable init(_ settlement: ReplySettlement, tagRuleEmpty: Bool) {
    self.settlement = settlement
    self.tagRuleEmpty = tagRuleEmpty
  }
}

// The one walk of each part, for routing, explaining, testing, drawing and simulating alike.
extension DecisionGraph {
  /// Decides who sends a contact's first text.
  @inlinable
  public func walkFirstText<Facts: FirstTextFacts, Watcher: WalkRecorder>(
    _ facts: Facts, recorder: inout Watcher
  ) -> FirstTextSettlement {
    var at = 0
    while true {
      switch firstText[at] {
      case .ask(let question, let yes, let no):
        let answer = facts.answer(question)
        recorder.asked(at, answer)
        at = Int(answer ? yes : no)
      case .settle(let settlement):
        recorder.settled(at)
        return settlement
      }
    }
  }

  /// Decides who gets a reply.
  ///
  /// - Parameters:
  ///   - tags: the contact's tags, sorted, each once. Tags that no rule mentions have larger numbers and are passed over.
  ///   - recipients: emptied, then filled by tag rules with the members they name who accept the conversation.
  @inlinable
  public func walkReply<Facts: ReplyFacts, Watcher: WalkRecorder>(
    _ facts: Facts, tags: UnsafeBufferPointer<TagID>, recipients: inout Recipients, recorder: inout Watcher
  ) -> ReplyEnd {
    recipients.removeAll()
    var tagRuleEmpty = false
    let first = firstText.count
    var at = 0
    while true {
      switch reply[at] {
      case .dispatch(let matched, let otherwise):
        let anyRule = collect(facts: facts, tags: tags, into: &recipients, recorder: &recorder)
        tagRuleEmpty = anyRule && recipients.count == 0
        let found = recipients.count > 0
        recorder.asked(first &+ at, found)
        at = Int(found ? matched : otherwise)
      case .askOwnerAmongRecipients(let yes, let no):
        let owner = facts.acceptingOwner
        let answer = owner.isSomebody && (recipients.contains(owner) || recipients.nameOwner)
        recorder.asked(first &+ at, answer)
        at = Int(answer ? yes : no)
      case .askMatchedRulesHold(let yes, let no):
        recorder.asked(first &+ at, recipients.holds)
        at = Int(recipients.holds ? yes : no)
      case .ask(let question, let yes, let no):
        let answer = facts.answer(question)
        recorder.asked(first &+ at, answer)
        at = Int(answer ? yes : no)
      case .settle(let settlement):
        recorder.settled(first &+ at)
        return ReplyEnd(settlement, tagRuleEmpty: tagRuleEmpty)
      }
    }
  }

  /// Fills `recipients` with the accepting members of every rule that matches; answers whether any rule matched.
  ///
  /// It takes what it needs of the tag rules one by one: as a function of theirs it had all of them copied for each walk.
  @inlinable @inline(__always)
  func collect<Facts: ReplyFacts, Watcher: WalkRecorder>(
    facts: Facts, tags: UnsafeBufferPointer<TagID>, into recipients: inout Recipients,
    recorder: inout Watcher
  ) -> Bool {
    let known = UInt32(tagRules.members.count)
    tagRules.members.values.withUnsafeBufferPointer { all in
      tagRules.members.starts.withUnsafeBufferPointer { starts in
        for tag in tags {
          if tag.rawValue >= known { break }  // Sorted: the rest are tags that no rule mentions.
          let start = Int(starts[tag.index])
          recipients.add(UnsafeBufferPointer(rebasing: all[start..<Int(starts[tag.index &+ 1])]))
        }
      }
    }
    if Watcher.wantsRules {
      for tag in tags where tag.rawValue < known {
        for row in tagRules.plainRules[tag.index] { recorder.matched(tagRules.plainRules.values[row]) }
      }
    }
    var anyRule = recipients.count > 0
    if tagRules.hasCandidates {
      if tagRules.askCandidates(facts: facts, tags: tags, into: &recipients, recorder: &recorder) { anyRule = true }
    }
    recipients.keep { facts.accepts($0) }
    return anyRule
  }
}

extension TagDispatch {
  @inlinable
  func askCandidates<Facts: ReplyFacts, Watcher: WalkRecorder>(
    facts: Facts, tags: UnsafeBufferPointer<TagID>, into recipients: inout Recipients,
    recorder: inout Watcher
  ) -> Bool {
    var anyRule = false
    for tag in tags where tag.index < candidatesByTag.count {
      for row in candidatesByTag[tag.index] {
        let rule = candidatesByTag.values[row]
        if isOneTag[rule.index] {
          matched(rule, facts, &recipients, &recorder)
          anyRule = true
        } else if ask(rule, facts, tags, &recipients, &recorder) {
          anyRule = true
        }
      }
    }
    for field in candidatesByValue.indices {
      let value = facts.value(of: FieldID(UInt16(truncatingIfNeeded: field)))
      let rows = candidatesByValue[field]
      if value.index >= rows.count { continue }
      for row in rows[value.index] {
        if ask(rows.values[row], facts, tags, &recipients, &recorder) { anyRule = true }
      }
    }
    for rule in alwaysAsked where ask(rule, facts, tags, &recipients, &recorder) { anyRule = true }
    return anyRule
  }

  @inlinable
  func ask<Facts: ReplyFacts, Watcher: WalkRecorder>(
    _ id: RuleID, _ facts: Facts, _ tags: UnsafeBufferPointer<TagID>, _ recipients: inout Recipients,
    _ recorder: inout Watcher
  ) -> Bool {
    guard rules[id.index].condition.holds(tags: tags, value: { facts.value(of: $0) }) else { return false }
    matched(id, facts, &recipients, &recorder)
    return true
  }

  /// A rule that is not in its tags' rows matches.
  @inlinable
  func matched<Facts: ReplyFacts, Watcher: WalkRecorder>(
    _ id: RuleID, _ facts: Facts, _ recipients: inout Recipients, _ recorder: inout Watcher
  ) {
    if picks.isPlain[id.index] {
      let row = picks.recipients[id.index]
      picks.recipients.values.withUnsafeBufferPointer { recipients.add(UnsafeBufferPointer(rebasing: $0[row])) }
    } else {
      choose(id, facts, into: &recipients)
    }
    if Watcher.wantsRules { recorder.matched(id) }
  }
}
