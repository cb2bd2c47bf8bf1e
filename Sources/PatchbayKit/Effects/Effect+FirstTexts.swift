internal import Campaign
internal import Records

// What effects about first texts tell.

extension Effect {
  /// A first text was given to a member.
  public struct Assigned: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The member's name in the rules.
    public let member: String
    let word: Campaign.AssignmentReason
    /// Why this member.
    public var reason: AssignmentReason { AssignmentReason(word) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.assigned, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.member, member)
      sink.reason(word)
      sink.end()
    }
  }
}

extension Effect {
  /// A first text was taken from a member.
  public struct Released: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// Who had it, by the name in the rules.
    public let member: String
    let word: Campaign.ReleaseReason
    /// Why it was taken.
    public var reason: ReleaseReason { ReleaseReason(word) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.released, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.member, member)
      sink.reason(word)
      sink.end()
    }
  }
}

extension Effect {
  /// A member sent a first text.
  public struct Sent: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The member's name in the rules.
    public let member: String

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.sent, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.member, member)
      sink.end()
    }
  }
}
