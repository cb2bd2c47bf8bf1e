internal import Campaign

// Why first texts and conversations go where they go.
extension Effect {
  /// Why a first text was given to a member.
  @nonexhaustive public enum AssignmentReason: Hashable, Sendable, CaseIterable {
    /// It was dealt.
    case distributed
    /// The member wrote to the contact last in an earlier contact action.
    case lastTeamMember
    /// The member asked for work, or sent it.
    case claimed
    /// It is one of a bucket.
    case bucket
    /// Someone joined, and first texts were levelled.
    case levelled
    /// Someone gave it to the member.
    case reassigned
    /// The contact list names the member.
    case pinned

    init(_ word: Campaign.AssignmentReason) {
      self =
        switch word {
        case .distributed: .distributed
        case .lastTeamMember: .lastTeamMember
        case .claimed: .claimed
        case .bucket: .bucket
        case .levelled: .levelled
        case .reassigned: .reassigned
        case .pinned: .pinned
        }
    }
  }

  /// Why a first text was taken from a member.
  @nonexhaustive public enum ReleaseReason: Hashable, Sendable, CaseIterable {
    /// The member takes part no longer.
    case memberRemoved
    /// It was not sent in time.
    case claimExpired
    /// Someone joined, and first texts were levelled.
    case levelled
    /// Someone gave it to another member.
    case reassigned
    /// The contact opted out.
    case optedOut

    init(_ word: Campaign.ReleaseReason) {
      self =
        switch word {
        case .memberRemoved: .memberRemoved
        case .claimExpired: .claimExpired
        case .levelled: .levelled
        case .reassigned: .reassigned
        case .optedOut: .optedOut
        }
    }
  }

  /// Which part of the rules chose a place.
  @nonexhaustive public enum Via: Hashable, Sendable, CaseIterable {
    /// Tag rules.
    case tagRule
    /// The step `shared_inbox`.
    case sharedInbox
    /// The step `round_robin`.
    case roundRobin
    /// The step `least_open`.
    case leastOpen
    /// Who sent the first text.
    case sender
    /// Who wrote to the contact last.
    case lastTeamMember
    /// A step that names a member.
    case member
    /// A step that names a user list.
    case list
    /// The conversation has an owner.
    case owner

    init(_ word: Campaign.Via) {
      self =
        switch word {
        case .tagRule: .tagRule
        case .sharedInbox: .sharedInbox
        case .roundRobin: .roundRobin
        case .leastOpen: .leastOpen
        case .sender: .sender
        case .lastTeamMember: .lastTeamMember
        case .member: .member
        case .list: .list
        case .owner: .owner
        }
    }
  }

  /// What a conversation without a place waits for.
  @nonexhaustive public enum HoldReason: Hashable, Sendable, CaseIterable {
    /// That a member whom the steps accept is available.
    case nobodyAvailable
    /// The contact's texting hours.
    case outsideHours

    init(_ word: Campaign.HoldReason) {
      self =
        switch word {
        case .nobodyAvailable: .nobodyAvailable
        case .outsideHours: .outsideHours
        }
    }
  }

  /// A remark about a place, or about how an event came.
  @nonexhaustive public enum Note: Hashable, Sendable, CaseIterable {
    /// Tag rules matched, but no one in them is available: reply routing decided.
    case tagRuleEmpty
    /// The conversation had lost its place; it keeps its age.
    case routedAgain
    /// Someone gave it to this member.
    case reassigned
    /// The event came after events that happened later.
    case late
    /// No one of the members that a tag rule names first was available: it went to those whom the rule names otherwise.
    case otherwise
    /// It was taken from members who did not answer in time.
    case timedOut

    private var remark: RoutingNotes {
      switch self {
      case .tagRuleEmpty: .tagRuleEmpty
      case .routedAgain: .routedAgain
      case .reassigned: .reassigned
      case .late: .late
      case .otherwise: .otherwise
      case .timedOut: .timedOut
      }
    }

    static func all(_ remarks: RoutingNotes) -> [Note] {
      remarks.isEmpty ? [] : allCases.filter { remarks.contains($0.remark) }
    }
  }
}

// What notifications are.
extension Effect {
  /// What a notification is about.
  @nonexhaustive public enum NotificationType: Hashable, Sendable, CaseIterable {
    /// First texts were given to the member.
    case assignment
    /// Replies wait in the member's inbox.
    case repliesWaiting
    /// Who has sent the most.
    case leaderboard
    /// People who have opted out ask to be texted again.
    case askedBack

    init(_ kind: NotificationKind) {
      self =
        switch kind {
        case .assignment: .assignment
        case .repliesWaiting: .repliesWaiting
        case .leaderboard: .leaderboard
        case .askedBack: .askedBack
        }
    }

    var kind: NotificationKind {
      switch self {
      case .assignment: .assignment
      case .repliesWaiting: .repliesWaiting
      case .leaderboard: .leaderboard
      case .askedBack: .askedBack
      }
    }
  }

  /// How a notification is sent.
  @nonexhaustive public enum Channel: Hashable, Sendable, CaseIterable {
    /// To the member's email address.
    case email
    /// To the member's phone.
    case sms

    init(_ word: NotificationChannel) {
      self =
        switch word {
        case .email: .email
        case .sms: .sms
        }
    }
  }
}
