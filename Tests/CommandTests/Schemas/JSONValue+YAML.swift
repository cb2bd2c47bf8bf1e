import YAMLTree

extension JSONValue {
  /// A YAML document as a validator of JSON sees it: by the core schema of YAML 1.2.
  init(_ document: YAMLDocument, _ node: NodeID) {
    switch document.kind(node) {
    case .quotedScalar: self = .text(document.string(node))
    case .plainScalar: self = Self.plain(document.string(node))
    case .sequence: self = .array(document.elements(node).map { JSONValue(document, $0) })
    case .mapping:
      self = .object(
        Dictionary(
          document.entries(node).map { (document.string($0.key), JSONValue(document, $0.value)) },
          uniquingKeysWith: { first, _ in first }))
    case .invalid: self = .null
    }
  }

  private static func plain(_ text: String) -> JSONValue {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .flag(true)
    case "false", "False", "FALSE": return .flag(false)
    default: break
    }
    if text.wholeMatch(of: /[-+]?[0-9]+/) != nil { return Int(text).map { .integer($0) } ?? .number(Double(text) ?? 0) }
    if text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil, let number = Double(text) {
      return .number(number)
    }
    return .text(text)
  }
}
