public import Journal
internal import Records

/// Whether a contact action may begin that the state file does not have. Beginning one by accident, under a mistyped or an
/// edited name, would text everyone again.
public enum Beginning: Sendable {
  /// Only an action that has begun goes on.
  case never
  /// An action begins if the file has no other one.
  case first
  /// An action begins beside any others.
  /// Also in a state file without a byte, which is refused otherwise.
  case beside

  /// What the state file is opened for.
  public var purpose: JournalFile.Purpose {
    switch self {
    case .never: .moreEvents
    case .first: .events
    case .beside: .eventsFromNothing
    }
  }
}

extension DurableAction {
  /// Throws when an action is not to begin.
  static func allow(
    _ beginning: Beginning, _ name: String, in file: JournalFile, list: () throws -> Fingerprint?
  ) throws {
    switch beginning {
    case .beside: return
    case .never: throw DurableError.notBegun(name)
    case .first:
      let others = try file.actions()
      guard !others.isEmpty else { return }
      let digest = (try list() ?? .ofNothing).bytes
      throw DurableError.otherActions(
        name, others: others,
        withThisList: try others.filter { try file.action(named: $0)?.eras().last?.basis.listDigest == digest })
    }
  }
}
