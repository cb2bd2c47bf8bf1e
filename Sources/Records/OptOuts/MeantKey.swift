internal import Campaign
internal import Diagnostics

/// What a key is meant for in an event that is not taken.
enum MeantKey {
  /// Which event it is: by the key itself, and by a key that other programs use for it.
  case event, kind
  /// Whom it is about, and who else a message names: the one whom it was sent to.
  case contact, receiver
  case text, status, resolution
  /// Whether somebody has opted out.
  case optOut

  /// Nil where the key is meant for something else.
  init?(_ key: String) {
    if key == Self.eventKey {
      self = .event
      return
    }
    let name = HeaderName(key)
    // Programs put words before the name, as in `Message Body`.
    let meant =
      Self.known[name.text] ?? name.words.last.flatMap { name.words.count > 1 ? Self.known[$0] : nil }
      ?? suggest(key, among: Self.wanted).first
    switch meant {
    case Self.eventKey: self = .kind
    case EventField.contact.rawValue: self = name.words.contains(where: Self.toWords.contains) ? .receiver : .contact
    case EventField.text.rawValue: self = .text
    case EventField.status.rawValue: self = .status
    case EventField.resolution.rawValue: self = .resolution
    default:
      guard ContactColumn.isAboutOptOuts(name), !ContactColumn.isAboutAgreement(name) else { return nil }
      self = .optOut
    }
  }

  /// In bytes. Longer keys mean nothing.
  static let longest = 64
  private static let eventKey = EventKey.eventName
  private static let wanted = [eventKey] + [EventField.contact, .text, .status, .resolution].map(\.rawValue)
  private static let toWords: Set<String> = [EventField.to.rawValue, "recipient"]
  /// What keys are meant for, by their names without capitals, blanks, `_` and `-`.
  private static let known: [String: String] = {
    var known: [String: String] = [:]
    for field in EventField.allCases { known[HeaderName(field.rawValue).text] = field.rawValue }
    for (written, meant) in eventKeySynonyms { known[HeaderName(written).text] = meant }
    return known
  }()
}
