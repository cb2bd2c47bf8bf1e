/// The counts of the P2P table, by their names in files, in the table's order. Statistics, cases, simulations and documentation
/// read this one table.
public enum CountName: String, Sendable, CaseIterable {
  case assigned, waiting, sent, replies, clicked, conversed, resolved, active, inbox
  case optOuts = "opt_outs"
  case needsAttention = "needs_attention"
  case undelivered
  case timedOut = "timed_out"
  // Counted over all contacts only.
  case contacts, unassigned, held
  case neverTextable = "never_textable"
  case askedBack = "asked_back"

  /// Those that are shown under all rules.
  public static let ofAllRules: [CountName] = allCases.filter { $0 != .timedOut && $0 != .undelivered }

  /// Members have such a count, too.
  public var isOfMembers: Bool { value(MemberCounts()) != nil }

  /// Those that each member has.
  public static let ofMembers: [CountName] = allCases.filter(\.isOfMembers)

  /// Nil for what is counted over all contacts only.
  public func value(_ counts: MemberCounts) -> Int? {
    switch self {
    case .assigned: counts.assigned
    case .waiting: counts.waiting
    case .sent: counts.sent
    case .replies: counts.replies
    case .clicked: counts.clicked
    case .conversed: counts.conversed
    case .resolved: counts.resolved
    case .active: counts.active
    case .inbox: counts.inbox
    case .optOuts: counts.optOuts
    case .needsAttention: counts.needsAttention
    case .undelivered: counts.undelivered
    case .timedOut: counts.timedOut
    case .contacts, .unassigned, .held, .neverTextable, .askedBack: nil
    }
  }

  public func value(_ totals: TotalCounts) -> Int {
    switch self {
    case .assigned, .waiting, .sent, .replies, .clicked, .conversed, .resolved, .active, .inbox, .optOuts,
      .needsAttention, .undelivered, .timedOut:
      value(totals.shared) ?? 0
    case .contacts: totals.contacts
    case .unassigned: totals.unassigned
    case .held: totals.held
    case .neverTextable: totals.neverTextable
    case .askedBack: totals.askedBack
    }
  }
}

extension RoutingPolicy {
  /// The counts that mean something under these rules.
  public var counts: [CountName] {
    CountName.allCases.filter { $0 != .undelivered && ($0 != .timedOut || replyTimeout != nil) }
  }

  /// Those that are shown where these are the totals: what did not arrive, once there is one.
  public func counts(where totals: TotalCounts) -> [CountName] {
    CountName.allCases.filter { counts.contains($0) || $0 == .undelivered && totals.undelivered > 0 }
  }
}
