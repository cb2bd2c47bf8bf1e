/// A file that becomes a constant.
struct EmbeddedFile {
  /// Within its folder, with `/`. It is also the constant's name, in backticks.
  let path: String
  let text: String

  init(path: String, bytes: [UInt8]) throws(EmbeddingError) {
    if path.unicodeScalars.contains(where: { $0 == "`" || $0 == "\\" || $0.value < 0x20 || $0.value == 0x7F }) {
      throw EmbeddingError("\(path): this name has a character that no constant's name may have")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw EmbeddingError("\(path): this is not UTF-8")
    }
    self.path = path
    self.text = text
  }
}

func swiftSource(of files: [EmbeddedFile]) -> String {
  var source = "enum EmbeddedFiles {\n"
  for file in files { source += "  static let `\(file.path)`: StaticString = \(literal(file.text))\n" }
  source += "\n  static let all: [(path: StaticString, text: StaticString)] = [\n"
  for file in files { source += "    (\(literal(file.path)), `\(file.path)`),\n" }
  return source + "  ]\n}\n"
}

/// A string literal on one line: what stands between its quotes is exactly the text, with the line ends it had.
private func literal(_ text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": literal += "\\\(scalar)"
    case "\n": literal += "\\n"
    case "\u{0}"..<" ", "\u{7F}", "\u{FEFF}": literal += "\\u{\(String(scalar.value, radix: 16))}"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}
