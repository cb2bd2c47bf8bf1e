internal import Campaign
internal import Records

// What effects about conversations tell.

extension Effect {
  /// A reply has its place.
  public struct Routed: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// Who gets the reply, in declaration order, by their names in the rules; empty where it lies in the shared inbox.
    public let members: [String]
    /// Every member sees the reply, and the first to respond owns the conversation.
    public let isInSharedInbox: Bool
    /// The tag rules that chose the members, in the order of the rules; empty where none did.
    public let rules: [RuleMatch]
    let word: Campaign.Via
    let remarks: RoutingNotes
    /// Which part of the rules chose the place.
    public var via: Via { Via(word) }
    /// Remarks.
    public var notes: [Note] { Note.all(remarks) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.routed, origin: origin.origin)
      sink.string(.contact, contact)
      sink.beginList(.to)
      if isInSharedInbox { sink.item(Campaign.Via.sharedInbox.rawValue) }
      for member in members { sink.item(member) }
      sink.endList()
      sink.via(word)
      if word == .tagRule { sink.rules(.rules, rules.map(\.rule)) }
      if !remarks.isEmpty { sink.notes(remarks) }
      sink.end()
    }
  }
}

extension Effect {
  /// A conversation waits without a place.
  public struct Held: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    let word: Campaign.HoldReason
    let remarks: RoutingNotes
    /// What it waits for.
    public var reason: HoldReason { HoldReason(word) }
    /// Remarks.
    public var notes: [Note] { Note.all(remarks) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.held, origin: origin.origin)
      sink.string(.contact, contact)
      sink.reason(word)
      if !remarks.isEmpty { sink.notes(remarks) }
      sink.end()
    }
  }
}

extension Effect {
  /// A member wrote in a conversation.
  public struct Responded: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The member's name in the rules.
    public let member: String

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.responded, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.member, member)
      sink.end()
    }
  }
}

extension Effect {
  /// A member owns a conversation from now on.
  public struct Owned: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The owner's name in the rules.
    public let member: String

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.owned, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.member, member)
      sink.end()
    }
  }
}

extension Effect {
  /// A reply looks like an opt out.
  public struct Review: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The phrase of the rules that occurs in the reply.
    public let phrase: String

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.review, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.phrase, phrase)
      sink.end()
    }
  }
}

extension Effect {
  /// A conversation ended.
  public struct Resolved: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// Who ended it; nil when the event named no one.
    public let member: String?

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.resolved, origin: origin.origin)
      sink.string(.contact, contact)
      if let member { sink.string(.member, member) }
      sink.end()
    }
  }
}

extension Effect {
  /// A resolved conversation goes on.
  public struct Reopened: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.reopened, origin: origin.origin)
      sink.string(.contact, contact)
      sink.end()
    }
  }
}

extension Effect {
  /// A member filled out a report.
  public struct Reported: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The member's name in the rules.
    public let member: String

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.reported, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.member, member)
      sink.end()
    }
  }
}
