package import Campaign

/// Something that a matching tag rule sees to, and that other rules would have to see to in its place.
///
/// Two sets of matching rules decide alike, whoever accepts and whoever's turn it is, exactly when each sees to all that the other
/// sees to.
package enum Duty: Hashable, Sendable {
  /// A member has the reply, although those of the levels before theirs do not accept.
  case gives(MemberID, level: Int)
  /// A member who alone has the reply becomes the conversation's owner, because a pick gave it to them.
  case makesOwner(MemberID)
  /// The reply is held where no one accepts.
  case holds
  /// An unanswered conversation is routed again once the rule matches: because of this tag, or of any one in `any` where it is nil.
  case routesAgain(TagID?)
}

extension Duty {
  /// It is about what a contact had before as well.
  package var isAboutBefore: Bool { if case .routesAgain = self { true } else { false } }
}

extension TagRule {
  /// All that the rule sees to.
  package var duties: [Duty] {
    var duties: [Duty] = []
    var seen: Set<MemberID> = []
    for index in 0..<levelCount {
      for member in level(index) where levelCount == 1 || seen.insert(member).inserted {
        duties.append(.gives(member, level: index))
      }
    }
    if by != .all { for member in named { duties.append(.makesOwner(member)) } }
    if holds { duties.append(.holds) }
    guard atOnce else { return duties }
    for tag in condition.all { duties.append(.routesAgain(tag)) }
    if !condition.any.isEmpty { duties.append(.routesAgain(nil)) }
    return duties
  }

  /// Whether this rule, where it matches, sees to a duty of another.
  package func seesTo(_ duty: Duty, of other: TagRule) -> Bool {
    switch duty {
    case .gives(let member, let level): surelyGives(member, absent: other.members(before: level))
    case .makesOwner(let member): by != .all && self.level(of: member) != nil
    case .holds: holds
    case .routesAgain: atOnce
    }
  }

  /// Who must not accept for a duty to show.
  package func absent(for duty: Duty) -> [MemberID] {
    switch duty {
    case .gives(_, let level): members(before: level)
    case .makesOwner(let member): named.filter { $0 != member }
    case .holds: named
    case .routesAgain: []
    }
  }
}
