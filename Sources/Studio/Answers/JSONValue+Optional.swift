internal import JSONTree

extension JSONValue {
  /// A text, or null where there is none.
  static func optional(_ text: String?) -> JSONValue { text.map { JSONValue.text($0) } ?? .null }

  /// Texts in their order.
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { JSONValue.text($0) }) }
}
