/// The effects that a stream of events has, by their names in files, and the keys each one bears. Effect streams, routing cases and
/// documentation read this one table.
public enum EffectKind: String, Sendable, CaseIterable {
  case assigned, released, sent, responded, joined, left, routed, held, owned, tagged, untagged
  case timedOut = "timed_out"
  case optedOut = "opted_out"
  case optedIn = "opted_in"
  case askedBack = "asked_back"
  case review, resolved, reopened, reported, clicked, undelivered, notified, refused

  public var keys: [EffectKey] {
    switch self {
    case .assigned, .released: [.contact, .member, .reason]
    case .sent, .responded, .reported, .owned: [.contact, .member]
    case .optedIn: [.contact, .member, .by, .action]
    case .clicked: [.contact, .member, .notes]
    case .undelivered: [.contact, .member, .code, .notes]
    case .askedBack: [.contact, .notes]
    case .joined, .left: [.member]
    case .routed: [.contact, .to, .via, .rules, .notes]
    case .held: [.contact, .reason, .notes]
    case .timedOut: [.contact, .from]
    case .tagged, .untagged: [.contact, .tags]
    case .optedOut: [.contact, .by, .action, .notes]
    case .resolved: [.contact, .member]
    case .reopened: [.contact]
    case .review: [.contact, .phrase]
    case .notified: [.member, .channel, .type, .subject, .body, .to]
    case .refused: [.reason, .message, .contact, .member]
    }
  }

  /// The reason for a line that is not an event.
  public static let malformed = "malformed"

  /// The words that may stand at a key; nil where there may be other texts.
  package func words(at key: String) -> [String]? {
    if key == EffectKey.via.name { return Via.allCases.map(\.rawValue) }
    if key == EffectKey.notes.name { return RoutingNotes.allNames }
    let isReason = key == EffectKey.reason.name
    switch self {
    case .assigned: return isReason ? AssignmentReason.allCases.map(\.rawValue) : nil
    case .released: return isReason ? ReleaseReason.allCases.map(\.rawValue) : nil
    case .held: return isReason ? HoldReason.allCases.map(\.rawValue) : nil
    case .refused: return isReason ? Refusal.allCases.map(\.rawValue) + [Self.malformed] : nil
    case .notified:
      if key == EffectKey.channel.name { return NotificationChannel.allCases.map(\.rawValue) }
      return key == EffectKey.type.name ? NotificationKind.allCases.map(\.rawValue) : nil
    case .sent, .responded, .joined, .left, .routed, .owned, .tagged, .untagged, .timedOut, .optedOut, .optedIn,
      .askedBack, .review, .resolved, .reopened, .reported, .clicked, .undelivered:
      return nil
    }
  }
}

/// A key of an effect, by its name in files.
///
/// No enum with names for raw values: every effect of a stream has some of these, and a static string is written without making a
/// string of it.
public struct EffectKey: Equatable, Sendable {
  public let staticName: StaticString
  public var name: String { staticName.description }

  @inlinable init(_ name: StaticString) { staticName = name }

  public static func == (a: EffectKey, b: EffectKey) -> Bool {
    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    }
    return bytes(a.staticName).elementsEqual(bytes(b.staticName))
  }

  @inlinable public static var contact: EffectKey { EffectKey("contact") }
  @inlinable public static var member: EffectKey { EffectKey("member") }
  @inlinable public static var reason: EffectKey { EffectKey("reason") }
  @inlinable public static var to: EffectKey { EffectKey("to") }
  @inlinable public static var from: EffectKey { EffectKey("from") }
  @inlinable public static var via: EffectKey { EffectKey("via") }
  @inlinable public static var rules: EffectKey { EffectKey("rules") }
  @inlinable public static var notes: EffectKey { EffectKey("notes") }
  @inlinable public static var tags: EffectKey { EffectKey("tags") }
  @inlinable public static var by: EffectKey { EffectKey("by") }
  @inlinable public static var action: EffectKey { EffectKey("action") }
  @inlinable public static var code: EffectKey { EffectKey("code") }
  @inlinable public static var phrase: EffectKey { EffectKey("phrase") }
  @inlinable public static var channel: EffectKey { EffectKey("channel") }
  @inlinable public static var type: EffectKey { EffectKey("type") }
  @inlinable public static var subject: EffectKey { EffectKey("subject") }
  @inlinable public static var body: EffectKey { EffectKey("body") }
  @inlinable public static var message: EffectKey { EffectKey("message") }
}
