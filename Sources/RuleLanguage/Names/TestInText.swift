internal import Text

/// What a text asks that reads like a test of a program. Rules compare texts as they are.
enum TestInText {
  /// A regular expression, or a text with `*` for anything.
  case pattern
  /// `NOT Donor`, and what is denied.
  case negation(of: String)
  /// `> 65`
  case comparison

  /// Nil for nearly all texts.
  init?(_ text: String) {
    guard text.utf8.contains(where: Self.mayTest) else { return nil }
    if Self.isPattern(text) {
      self = .pattern
    } else if let denied = Self.denied(text) {
      self = .negation(of: denied)
    } else if let first = text.first, "<>=".contains(first), text.count > 1 {
      self = .comparison
    } else {
      return nil
    }
  }

  /// Whether a byte is one without which a text asks nothing: `* + ! < = > ? / ^ \ [` and the space before what is denied.
  private static func mayTest(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2A, 0x2B, 0x21, 0x3C, 0x3D, 0x3E, 0x3F, 0x2F, 0x5E, 0x5C, 0x5B, 0x20: true
    default: false
    }
  }

  private static let marks = [".*", ".+", "\\b", "\\s", "\\d", "\\w", "(?:", "[a-z]", "[0-9]"]

  /// Whether a byte is one without which there is no mark: `*`, `+`, `\`, `(` or `[`.
  private static func mayMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2A, 0x2B, 0x5C, 0x28, 0x5B: true
    default: false
    }
  }

  private static func isPattern(_ text: String) -> Bool {
    if text == "*" { return true }
    if text.hasSuffix("*"), let before = text.dropLast().last, before != " ", before != "*" { return true }
    // To look for texts takes long, and nearly no tag has one of these characters.
    if text.utf8.contains(where: mayMark), text.contains(anyOf: marks) { return true }
    if text.hasPrefix("^"), text.count > 1 { return true }
    guard text.hasPrefix("/"), let last = text.lastIndex(of: "/"), last > text.index(after: text.startIndex) else {
      return false
    }
    return text[text.index(after: last)...].allSatisfy { "gimsux".contains($0) }
  }

  private static func denied(_ text: String) -> String? {
    guard let first = text.utf8.first, first == 0x4E || first == 0x21 else { return nil }
    for start in ["NOT ", "!= ", "!=", "! ", "!"] where text.hasPrefix(start) && text.count > start.count {
      let rest = text.dropFirst(start.count)
      return rest.first.map { $0.isLetter || $0.isNumber } ?? false ? String(rest) : nil
    }
    return nil
  }
}
