internal import Comparing
internal import Desk
internal import Diagnostics
internal import Journal
internal import PatchbayKit

/// What may happen to a state file when it is opened.
public struct StateOptions: Hashable, Sendable {
  /// Whether an action may begin that the file does not have. Beginning one by accident would text everyone again.
  @nonexhaustive public enum Beginning: Hashable, Sendable {
    /// Only an action that has begun goes on, as with `--resume`.
    case never
    /// An action begins if the file has no other one.
    case first
    /// An action begins beside any others, as with `--new-action`; also in a file that is there and has not a byte.
    case beside

    var desk: Desk.Beginning {
      switch self {
      case .never: .never
      case .first: .first
      case .beside: .beside
      }
    }
  }

  /// Whether an action may begin.
  public var beginning: Beginning
  /// Whether the action goes on with rules that were edited since, as with `--adopt`; it needs the contact list then. Otherwise they
  /// are refused.
  public var adopts: Bool
  /// How late replies and clicks may be; nil leaves it as the file has it, which is 10 minutes at first.
  public var lateBy: Duration?
  /// How long to wait for another program that takes events.
  public var patience: Duration

  /// - Parameters:
  ///   - beginning: whether an action may begin.
  ///   - adopts: whether edited rules are adopted.
  ///   - lateBy: how late replies and clicks may be.
  ///   - patience: how long to wait for another program.
  public init(
    beginning: Beginning = .first, adopts: Bool = false, lateBy: Duration? = nil, patience: Duration = .zero
  ) {
    self.beginning = beginning
    self.adopts = adopts
    self.lateBy = lateBy
    self.patience = patience
  }

  var lateByMilliseconds: Int64? {
    lateBy.map { length in
      let (seconds, attoseconds) = length.components
      let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
      return isTooLong ? (seconds < 0 ? 0 : .max) : max(0, whole &+ attoseconds / 1_000_000_000_000_000)
    }
  }
}

/// What the adoption of edited rules means for an action in a state file. Its effects come with those of the next event.
public struct StateAdoption: Hashable, Sendable {
  /// What changes, each in a few words: "members + `maria` - `joe`".
  public let changes: [String]
  /// Contacts with a conversation, which stays where it is.
  public let conversations: Int
  /// First texts that a member has and has not sent yet.
  public let unsent: Int

  init(_ adoption: Adoption) {
    changes = adoption.changes.map(\.phrase)
    conversations = adoption.conversations
    unsent = adoption.unsent
  }
}

extension Rules {
  /// The texts that the state file keeps.
  var texts: RuleTexts {
    let all = documents.map { Basis.Document(name: $0.name, bytes: $0.bytes) }
    return RuleTexts(file: all[0], roster: all.dropFirst().first)
  }
}
