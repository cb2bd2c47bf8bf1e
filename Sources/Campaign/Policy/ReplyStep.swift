/// One step of reply routing. The first step that yields a member or members wins.
public enum ReplyStep: Hashable, Sendable {
  case sharedInbox
  case roundRobin
  case sender
  case lastTeamMember
  case senderOrLastTeamMember
  case member(MemberID)
  case list(ListID)
  case hold

  /// Nil for a member or a list, who have names of their own.
  public var word: ReplyStepWord? { ReplyStepWord.allCases.first { $0.step == self } }
}

/// The reply steps that are words, by their names in files; any other step is a member or a list. Rule files,
/// documentation, and the code that shows steps all read this one table.
public enum ReplyStepWord: String, Sendable, CaseIterable {
  case sharedInbox = "shared_inbox"
  case roundRobin = "round_robin"
  case sender
  case lastTeamMember = "last_team_member"
  case senderOrLastTeamMember = "sender_or_last_team_member"
  case hold

  public var step: ReplyStep {
    switch self {
    case .sharedInbox: .sharedInbox
    case .roundRobin: .roundRobin
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
    case .sharedInbox, .roundRobin, .sender, .lastTeamMember, .senderOrLastTeamMember, .hold: step.word?.rawValue ?? ""
    }
  }
}
