internal import Campaign
internal import Records

// What effects about contacts tell.

extension Effect {
  /// A contact has more tags.
  public struct Tagged: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The tags of the event, each as it was first written.
    public let tags: [String]

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.tagged, origin: origin.origin)
      sink.string(.contact, contact)
      sink.beginList(.tags)
      for tag in tags { sink.item(tag) }
      sink.endList()
      sink.end()
    }
  }
}

extension Effect {
  /// A contact has fewer tags.
  public struct Untagged: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The tags of the event, each as it was first written.
    public let tags: [String]

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.untagged, origin: origin.origin)
      sink.string(.contact, contact)
      sink.beginList(.tags)
      for tag in tags { sink.item(tag) }
      sink.endList()
      sink.end()
    }
  }
}

extension Effect {
  /// A contact opted out.
  public struct OptedOut: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// Who did it, as the event named them if they are not in the team; `keyword` where a reply did, its own or that of another contact with the
    /// same phone; `carrier`; `another_action` and `file` where it was said there; nil when the event named no one.
    public let by: String?
    /// The other contact action in which it was said.
    public let action: String?
    let remarks: RoutingNotes
    /// Remarks.
    public var notes: [Note] { Note.all(remarks) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.optedOut, origin: origin.origin)
      sink.string(.contact, contact)
      if let by { sink.string(.by, by) }
      if let action { sink.string(.action, action) }
      if !remarks.isEmpty { sink.notes(remarks) }
      sink.end()
    }
  }
}

extension Effect {
  /// An opt out was taken back.
  public struct OptedIn: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// Who took it back, by the name in the rules; nil where that was elsewhere.
    public let member: String?
    /// `another_action` where it was taken back there.
    public let by: String?
    /// The other contact action in which it was taken back.
    public let action: String?

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.optedIn, origin: origin.origin)
      sink.string(.contact, contact)
      if let member { sink.string(.member, member) }
      if let by { sink.string(.by, by) }
      if let action { sink.string(.action, action) }
      sink.end()
    }
  }
}

extension Effect {
  /// A contact who has opted out asks to be texted again.
  public struct AskedBack: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    let remarks: RoutingNotes
    /// Remarks.
    public var notes: [Note] { Note.all(remarks) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.askedBack, origin: origin.origin)
      sink.string(.contact, contact)
      if !remarks.isEmpty { sink.notes(remarks) }
      sink.end()
    }
  }
}

extension Effect {
  /// A contact clicked.
  public struct Clicked: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// Who sent the first text; nil when no one did.
    public let member: String?
    let remarks: RoutingNotes
    /// Remarks.
    public var notes: [Note] { Note.all(remarks) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.clicked, origin: origin.origin)
      sink.string(.contact, contact)
      if let member { sink.string(.member, member) }
      if !remarks.isEmpty { sink.notes(remarks) }
      sink.end()
    }
  }
}

extension Effect {
  /// A first text did not arrive.
  public struct Undelivered: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// Who sent the text.
    public let member: String
    /// What the provider calls the reason, if it says so.
    public let code: String?
    let remarks: RoutingNotes
    /// Remarks.
    public var notes: [Note] { Note.all(remarks) }

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.undelivered, origin: origin.origin)
      sink.string(.contact, contact)
      sink.string(.member, member)
      if let code { sink.string(.code, code) }
      if !remarks.isEmpty { sink.notes(remarks) }
      sink.end()
    }
  }
}
