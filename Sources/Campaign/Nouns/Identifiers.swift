/// A team member's number in a roster.
///
/// Members who take part from the start come first, in declaration order (lists expanded in place), then the rest of
/// the team: the order of ids is declaration order.
@frozen public struct MemberID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  /// Stands in a column where no member stands, and in an event for a name that the roster does not know.
  @inlinable public static var nobody: MemberID { MemberID(.max) }
  @inlinable public var isSomebody: Bool { rawValue != .max }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A contact's number: its index in the contact list, arrivals after it.
@frozen public struct ContactID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// Stands in an event for an id that the contact list does not know.
  @inlinable public static var unknown: ContactID { ContactID(.max) }
  @inlinable public var isKnown: Bool { rawValue != .max }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A tag's number in a `TagTable`. The tags that a policy mentions come first.
@frozen public struct TagID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// Stands in a question for a tag that no contact has.
  @inlinable public static var unknown: TagID { TagID(.max) }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A field that a policy asks about, by its index in `RoutingPolicy.fields`.
@frozen public struct FieldID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One of the values of a field that a policy mentions; every other value of the contact is `.other`.
@frozen public struct ValueID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public static var other: ValueID { ValueID(.max) }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A user list's number, in the order of the rule file's `lists`.
@frozen public struct ListID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A tag rule's number, in the order of the rule file: the only link from a decision back to its text.
@frozen public struct RuleID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A review phrase's number, in the order of the rule file.
@frozen public struct PhraseID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// An inbound message's number. Numbers are given in order of first appearance, so a number below
/// the count of messages already taken is a message that came twice.
@frozen public struct MessageID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A time zone's number in a run, in order of first mention. Number 0 is the zone of contacts that have none.
@frozen public struct ZoneID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public static var missing: ZoneID { ZoneID(0) }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The clock that a contact's texting hours go by: a time zone and one of the hours of the rules. Numbered in order of first use; where
/// all contacts have the same hours, by their zones.
@frozen public struct ClockID: Hashable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  /// The only one, or that of contacts with the usual hours and without a zone.
  @inlinable public static var usual: ClockID { ClockID(0) }
  @inlinable public var index: Int { Int(rawValue) }
}

/// A notification of the rules, by its index in `RoutingPolicy.notifications`.
@frozen public struct NotificationID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
@frozen public struct Instant: Hashable, Comparable, Sendable {
  public let milliseconds: Int64
  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}

/// Where an opt out was said that was not said in this contact action: in a file, or in another contact action, by a number of the
/// directory.
@frozen public struct ElsewhereID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public static var file: ElsewhereID { ElsewhereID(0) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
