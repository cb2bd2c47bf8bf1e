import TestSupport
import YAMLTree

/// A value that a file may hold, apart from how it is written.
enum AnyValue {
  /// `isPlain` where it must stand without quotes, as a number does.
  case scalar(String, isPlain: Bool)
  case list([AnyValue])
  case mapping([Entry])

  struct Entry {
    let key: String
    let value: AnyValue
  }

  init(_ document: YAMLDocument, _ node: NodeID) {
    switch document.kind(node) {
    case .plainScalar, .invalid: self = .scalar(document.string(node), isPlain: true)
    case .quotedScalar: self = .scalar(document.string(node), isPlain: false)
    case .sequence: self = .list(document.elements(node).map { AnyValue(document, $0) })
    case .mapping:
      self = .mapping(
        document.entries(node).map { Entry(key: document.string($0.key), value: AnyValue(document, $0.value)) })
    }
  }

  /// A value by chance, with a mapping outermost.
  init(_ chance: inout Chance) { self = .mapping(Self.entries(&chance, depth: 4)) }

  private static func entries(_ chance: inout Chance, depth: Int) -> [Entry] {
    (0..<(1 + chance.below(4))).map { index in
      Entry(key: keys[chance.below(keys.count)] + String(index), value: value(&chance, depth: depth - 1))
    }
  }

  private static func value(_ chance: inout Chance, depth: Int) -> AnyValue {
    switch depth > 0 ? chance.below(5) : 0 {
    case 3: .list((0..<chance.below(4)).map { _ in value(&chance, depth: depth - 1) })
    case 4: .mapping(chance.happens(10) ? [] : entries(&chance, depth: depth))
    default:
      chance.happens(50)
        ? .scalar(plain[chance.below(plain.count)], isPlain: true)
        : .scalar(quoted[chance.below(quoted.count)], isPlain: false)
    }
  }

  private static let keys = ["tag", "to", "é", "a b", "last_team_member", "x-y", "日本"]
  private static let plain = [
    "", "Donor", "Will Vote", "09:00", "a#b", "12", "true", "null", "-x", "it's", "http://example.org/a?b", "é ü",
    "a - b", "one two three four", "p95(first_response_wait) < 10m", "~",
  ]
  private static let quoted = [
    "", " ", "a: b", "# no remark", "it's", "say \"so\"", "back\\slash", "tab\there", "one two three", "two\nlines",
    "- dash", "{ a }", "first\n\nsecond\n", "  indented\n  more\n", "trailing \nblanks  \n", "end\n\n\n", "\n", "\n\nx",
    "ends with a backslash \\", "é\u{2028}ü", "[a, b]", "more\n  indented\nless", "日本 語",
  ]
}
