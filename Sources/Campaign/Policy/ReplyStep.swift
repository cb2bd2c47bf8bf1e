/// One step of reply routing. The first step that yields a member or members wins.
public enum ReplyStep: Hashable, Sendable {
  case sharedInbox
  case roundRobin
  /// Whoever has the fewest conversations that need attention.
  case leastOpen
  case sender
  case lastTeamMember
  case senderOrLastTeamMember
  case member(MemberID)
  case list(ListID)
  /// Of a list, whoever has the fewest conversations that need attention.
  case leastOpenOf(ListID)
  case hold

  /// The ring whose turn the step asks for, if it asks for one.
  public var ring: RingKind? {
    switch self {
    case .roundRobin: .everyone
    case .list(let list): .list(list)
    case .leastOpen: .leastOpen
    case .leastOpenOf(let list): .leastOpenOf(list)
    case .sharedInbox, .sender, .lastTeamMember, .senderOrLastTeamMember, .member, .hold: nil
    }
  }

  /// Nil for a member or a list, who have names of their own.
  public var word: ReplyStepWord? { ReplyStepWord.allCases.first { $0.step == self } }
}

/// The reply steps that are words, by their names in files; any other step is a member or a list. Rule files,
/// documentation, and the code that shows steps all read this one table.
public enum ReplyStepWord: String, Sendable, CaseIterable {
  case sharedInbox = "shared_inbox"
  case roundRobin = "round_robin"
  case leastOpen = "least_open"
  case sender
  case lastTeamMember = "last_team_member"
  case senderOrLastTeamMember = "sender_or_last_team_member"
  case hold

  public var step: ReplyStep {
    switch self {
    case .sharedInbox: .sharedInbox
    case .roundRobin: .roundRobin
    case .leastOpen: .leastOpen
    case .sender: .sender
    case .lastTeamMember: .lastTeamMember
    case .senderOrLastTeamMember: .senderOrLastTeamMember
    case .hold: .hold
    }
  }
}

extension RoutingPolicy {
  /// A reply step as rule files write it.
  public func name(of step: ReplyStep) -> String {
    switch step {
    case .member(let member): team[member.index].key
    case .list(let list): lists[list.index].name
    case .leastOpenOf(let list): "{ to: \(lists[list.index].name), by: \(Pick.leastOpen.rawValue) }"
    case .sharedInbox, .roundRobin, .leastOpen, .sender, .lastTeamMember, .senderOrLastTeamMember, .hold:
      step.word?.rawValue ?? ""
    }
  }
}
