/// Who sends the first text.
public struct Distribution: Hashable, Sendable {
  public enum Mode: Hashable, Sendable {
    case firstComeFirstServed
    case distributed
    case buckets(size: Int)

    /// What files call the mode, whatever the size of its buckets.
    public var word: DistributionMode {
      switch self {
      case .firstComeFirstServed: .firstComeFirstServed
      case .distributed: .distributed
      case .buckets: .buckets
      }
    }
  }
  public let mode: Mode
  /// A contact whose last team member takes part and is available goes to them before the mode is asked.
  public let lastTeamMemberFirst: Bool
  /// How long a claim of `first_come_first_served` may stay unsent, in milliseconds; nil is for ever.
  public let claimTimeout: Int64?
  /// The maximum number of first texts one member is given, sent and waiting; nil means no limit.
  public let maxPerMember: Int?
  /// With so many conversations that need attention in their inbox, a member sends no first texts; nil means that they always may.
  public let answersFirst: Int?

  /// An hour, in milliseconds.
  public static let standardClaimTimeout: Int64 = 3_600_000

  package init(
    mode: Mode = .firstComeFirstServed, lastTeamMemberFirst: Bool = false,
    claimTimeout: Int64? = Distribution.standardClaimTimeout, maxPerMember: Int? = nil,
    answersFirst: Int? = nil
  ) {
    self.mode = mode
    self.lastTeamMemberFirst = lastTeamMemberFirst
    self.claimTimeout = claimTimeout
    self.maxPerMember = maxPerMember
    self.answersFirst = answersFirst
  }
}

/// The modes of distribution, by their names in files.
public enum DistributionMode: String, Sendable, CaseIterable {
  case firstComeFirstServed = "first_come_first_served"
  case distributed, buckets
}

/// What a claim timeout may be beside a length of time, by its name in files.
public enum ClaimTimeoutWord: String, Sendable, CaseIterable { case never }
