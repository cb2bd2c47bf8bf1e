/// The effects that a stream of events has, by their names in files, and the keys each one bears. Effect streams, routing cases and
/// documentation read this one table.
public enum EffectKind: String, Sendable, CaseIterable {
  case assigned, released, sent, responded, joined, left, routed, held, owned, tagged, untagged
  case optedOut = "opted_out"
  case optedIn = "opted_in"
  case review, resolved, reopened, reported, clicked, notified, refused

  public var keys: [EffectKey] {
    switch self {
    case .assigned, .released: [.contact, .member, .reason]
    case .sent, .responded, .reported, .clicked, .owned, .optedIn: [.contact, .member]
    case .joined, .left: [.member]
    case .routed: [.contact, .to, .via, .rules, .notes]
    case .held: [.contact, .reason, .notes]
    case .tagged, .untagged: [.contact, .tags]
    case .optedOut: [.contact, .by]
    case .resolved: [.contact, .member]
    case .reopened: [.contact]
    case .review: [.contact, .phrase]
    case .notified: [.member, .channel, .type, .subject, .body, .to]
    case .refused: [.reason, .message, .contact, .member]
    }
  }
}

/// A key of an effect, by its name in files.
public enum EffectKey: String, Sendable, CaseIterable {
  case contact, member, reason, to, via, rules, notes, tags, by, phrase, channel, type, subject, body, message
}
