/// A reason, and the last lines that a program wrote about it.
package func withLastWords(_ reason: String, _ errors: [UInt8]) -> String {
  let words = lastLines(of: errors)
  return words.isEmpty ? reason : "\(reason): \(words)"
}

/// The last lines of a text that may be cut anywhere: at most five, without control characters, as one line with ` / ` between.
package func lastLines(of bytes: [UInt8]) -> String {
  let most = 5
  var text = bytes[...]
  // A character that is cut at the begin is not one.
  while let first = text.first, first & 0xC0 == 0x80 { text.removeFirst() }
  let lines = text.split { $0 == 0x0A || $0 == 0x0D }.map { line in
    var shown = String.UnicodeScalarView()
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      shown.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return trimmed(String(shown))
  }
  return lines.filter { !$0.isEmpty }.suffix(most).joined(separator: " / ")
}

private func trimmed(_ text: String) -> String {
  let kept = text.drop { $0 == " " }
  guard let last = kept.lastIndex(where: { $0 != " " }) else { return "" }
  return String(kept[...last])
}
