/// Builds one JSON document, member by member in the order they are written.
struct JSONDocument {
  private(set) var text = ""
  /// Whether the next element needs a comma before it, by nesting.
  private var needsComma = [false]

  mutating func object(_ body: (inout JSONDocument) -> Void) { nest("{", "}", body) }
  mutating func array(_ body: (inout JSONDocument) -> Void) { nest("[", "]", body) }

  /// The name of an object's member; its value comes next.
  mutating func key(_ name: String) {
    separate()
    text += jsonString(name) + ":"
    needsComma[needsComma.count - 1] = false
  }

  mutating func string(_ value: String) { raw(jsonString(value)) }
  mutating func number(_ value: Int) { raw(String(value)) }
  mutating func flag(_ value: Bool) { raw(value ? "true" : "false") }
  mutating func null() { raw("null") }

  /// A value that is JSON already.
  mutating func raw(_ json: String) {
    separate()
    text += json
    needsComma[needsComma.count - 1] = true
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }
  mutating func member(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONDocument) -> Void) {
    separate()
    text += open
    needsComma.append(false)
    body(&self)
    needsComma.removeLast()
    text += close
    needsComma[needsComma.count - 1] = true
  }

  private mutating func separate() {
    if needsComma[needsComma.count - 1] { text += "," }
    needsComma[needsComma.count - 1] = false
  }
}

/// A JSON string in quotes. Control characters, and what could end a script element or a line of JavaScript, are escaped.
func jsonString(_ value: String) -> String {
  var text = "\""
  for scalar in value.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}
