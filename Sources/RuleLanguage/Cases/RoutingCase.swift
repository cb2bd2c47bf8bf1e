public import Campaign
public import Diagnostics

/// A routing test: contacts, what happens, and what the result must be.
public struct RoutingCase: Sendable {
  public let name: String
  public let source: Source
  /// The case as a whole.
  public let span: SourceSpan
  public internal(set) var contacts: [CaseContact] = []
  public internal(set) var events: [CaseEvent] = []
  /// Effects that must occur in this order; others may come between them.
  public internal(set) var expect: [ExpectedEffect] = []
  /// Effects that must not occur.
  public internal(set) var expectNone: [ExpectedEffect] = []
  public internal(set) var expectStats = ExpectedStats()
  /// Where the case is a table: a case for each row, which take its place.
  var rows: [RoutingCase]?

  public var place: Place { Place(source, span) }

  init(name: String, source: Source, span: SourceSpan) {
    self.name = name
    self.source = source
    self.span = span
  }
}

/// A row of a case's contact list.
public struct CaseContact: Sendable {
  public let span: SourceSpan
  public let columns: [CaseField]
}

/// Something that happens in a case.
public struct CaseEvent: Sendable {
  public let kind: EventKind
  public let span: SourceSpan
  /// RFC 3339 or milliseconds since 1970, as written; nil when the event has no moment.
  public let at: CaseScalar?
  public let fields: [CaseField]
}

/// An effect that a case names. Keys that it does not name are not compared.
public struct ExpectedEffect: Sendable {
  public let kind: EffectKind
  public let span: SourceSpan
  public let keys: [CaseField]
}

/// The required counts after the last event, in the order written.
public struct ExpectedStats: Sendable {
  public internal(set) var members: [ExpectedMemberStats] = []
  public internal(set) var totals: [ExpectedCount] = []

  public var isEmpty: Bool { totals.isEmpty && members.allSatisfy(\.counts.isEmpty) }
}

public struct ExpectedMemberStats: Sendable {
  public let member: String
  public let span: SourceSpan
  public let counts: [ExpectedCount]
}

public struct ExpectedCount: Sendable {
  public let name: CountName
  public let count: Int
  public let span: SourceSpan
}

/// A key of an event, a contact or an expected effect, and its value.
public struct CaseField: Sendable {
  public let name: String
  public let nameSpan: SourceSpan
  public let value: CaseValue
  public let span: SourceSpan
}

public enum CaseValue: Sendable {
  case scalar(CaseScalar)
  case list([CaseScalar])
  /// A list of mappings, such as the `rules` of a `routed` effect.
  case records([[CaseField]])
  /// A mapping, such as the `filter` of a `reassign` event.
  case record([CaseField])
}

/// A scalar as written. Only a plain one can be a number, a flag or null.
public struct CaseScalar: Sendable {
  public let text: String
  public let isPlain: Bool
  public let span: SourceSpan

  /// Whether the scalar has no value: an empty plain scalar, `~` or `null`.
  public var isNull: Bool { isPlain && ["", "~", "null", "Null", "NULL"].contains(text) }
}
