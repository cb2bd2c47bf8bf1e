/// The counts of the P2P table, by their names in files, in the table's order. Statistics, cases, simulations and documentation
/// read this one table.
public enum CountName: String, Sendable, CaseIterable {
  case assigned, waiting, sent, replies, clicked, conversed, resolved, active, inbox
  case optOuts = "opt_outs"
  case needsAttention = "needs_attention"
  case undelivered
  // Counted over all contacts only.
  case contacts, unassigned, held
  case neverTextable = "never_textable"
  case askedBack = "asked_back"

  /// Counts of what many contact actions never have: shown once there is one.
  public static let occasional: Set<CountName> = [.undelivered]
  /// Those that are always shown.
  public static let standard: [CountName] = allCases.filter { !occasional.contains($0) }
  /// Those of them that each member has.
  public static let ofMembers: [CountName] = standard.filter(\.isOfMembers)

  /// Whether each member has the count.
  public var isOfMembers: Bool { value(MemberCounts()) != nil }

  /// Those that are shown where these are the totals.
  public static func all(in totals: TotalCounts) -> [CountName] {
    allCases.filter { !occasional.contains($0) || $0.value(totals) > 0 }
  }

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
    case .contacts, .unassigned, .held, .neverTextable, .askedBack: nil
    }
  }

  public func value(_ totals: TotalCounts) -> Int {
    switch self {
    case .assigned, .waiting, .sent, .replies, .clicked, .conversed, .resolved, .active, .inbox, .optOuts,
      .needsAttention, .undelivered:
      value(totals.shared) ?? 0
    case .contacts: totals.contacts
    case .unassigned: totals.unassigned
    case .held: totals.held
    case .neverTextable: totals.neverTextable
    case .askedBack: totals.askedBack
    }
  }
}
