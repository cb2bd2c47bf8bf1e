/// The destination of a text that someone else wrote.
public enum TextSink: String, Sendable, CaseIterable {
  /// One line of a terminal or log.
  case terminal
  /// The message of a GitHub workflow command (`::error …::MESSAGE`).
  case githubMessage
  /// A property of a GitHub workflow command (`file=…,title=…`).
  case githubProperty
  /// Text or a quoted attribute of HTML.
  case html
  /// Text or a quoted attribute of XML, SVG included.
  case xml
  /// A label of Mermaid, inside double quotes.
  case mermaid
  /// A double-quoted string of DOT, without the quotes.
  case dot
  /// A cell of a Markdown table.
  case markdownCell
  /// A whole field of a CSV row, with its quotes when it needs them.
  case csv
}

/// Writes a text so that its sink shows it and obeys nothing in it.
public func escaped(_ text: String, for sink: TextSink) -> String {
  switch sink {
  case .terminal: VisibleText().shown(text)
  case .githubMessage: githubMessage(text)
  case .githubProperty: githubProperty(text)
  case .html: markup(text)
  case .xml: markup(text)
  case .mermaid: mermaidLabel(text)
  case .dot: dotString(text)
  case .markdownCell: markdownCell(text)
  case .csv: csvField(text)
  }
}

private func githubMessage(_ text: String) -> String {
  replace(VisibleText(keepsLayout: true).shown(text)) { scalar in
    switch scalar {
    case "%": "%25"
    case "\r": "%0D"
    case "\n": "%0A"
    default: nil
    }
  }
}

private func githubProperty(_ text: String) -> String {
  replace(githubMessage(text)) { scalar in
    switch scalar {
    case ":": "%3A"
    case ",": "%2C"
    default: nil
    }
  }
}

private func markup(_ text: String) -> String {
  replace(VisibleText(keepsLayout: true).shown(text)) { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    // No text has them, and XML refuses two of them.
    default: isNoCharacter(scalar) ? "&lt;\(codePointName(scalar.value))&gt;" : nil
    }
  }
}

/// The last two code points of each plane and 32 others.
private func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
}

/// Mermaid writes characters as `#` and a number; everything that might be syntax is written so.
private func mermaidLabel(_ text: String) -> String {
  replace(VisibleText().shown(text)) { scalar in
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "-", "_", "/", "?", "!", "=", "+": nil
    default: scalar.isASCII ? "#\(scalar.value);" : nil
    }
  }
}

private func dotString(_ text: String) -> String {
  replace(VisibleText(keepsLayout: true).shown(text)) { scalar in
    switch scalar {
    case "\\": "\\\\"
    case "\"": "\\\""
    case "\n": "\\n"
    case "\r", "\t": " "
    default: nil
    }
  }
}

private func markdownCell(_ text: String) -> String {
  let cell = replace(VisibleText().shown(text)) { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "|": "&#124;"
    case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "~", "!", "@": "&#\(scalar.value);"
    default: nil
    }
  }
  // GitHub turns addresses into links by itself.
  return cell.split(atText: "://", omittingEmptySubsequences: false).joined(separator: "&#58;//")
}

/// A spreadsheet takes a text that starts with `=`, `+`, `-` or `@`, also in their full-width forms, for a formula,
/// unless an apostrophe precedes it. Numbers stay numbers.
private func csvField(_ text: String) -> String {
  var field = VisibleText(keepsLayout: true, keepsInvisible: true).shown(text)
  if let first = field.unicodeScalars.first, "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first), !isNumber(field) {
    field = "'" + field
  }
  let needsQuotes =
    field.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" } || field.hasPrefix(" ")
    || field.hasSuffix(" ")
  guard needsQuotes else { return field }
  return "\"" + replace(field) { $0 == "\"" ? "\"\"" : nil } + "\""
}

/// A sign, digits, a fraction, an exponent.
private func isNumber(_ text: String) -> Bool {
  var rest = text.utf8[...]
  func digits() -> Int {
    let count = rest.prefix(while: ASCII.isDigit).count
    rest = rest.dropFirst(count)
    return count
  }
  func skipSign() { if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() } }
  skipSign()
  guard digits() > 0 else { return false }
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    guard digits() > 0 else { return false }
  }
  if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
    rest = rest.dropFirst()
    skipSign()
    guard digits() > 0 else { return false }
  }
  return rest.isEmpty
}

private func replace(_ text: String, _ substitute: (Unicode.Scalar) -> String?) -> String {
  var replaced = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if let substitute = substitute(scalar) {
      replaced.append(contentsOf: substitute.unicodeScalars)
    } else {
      replaced.append(scalar)
    }
  }
  return String(replaced)
}
