/// A text as one line: line breaks and control characters are one space each run, none at the ends. A line break in a name
/// would otherwise write headers of its own into an email.
func oneLine(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 > 0x1F && $0 < 0x7F }) { return text }
  var line = String.UnicodeScalarView()
  var isPending = false
  for scalar in text.unicodeScalars {
    if breaks(scalar) {
      isPending = !line.isEmpty
      continue
    }
    if isPending { line.append(" ") }
    isPending = false
    line.append(scalar)
  }
  return String(line)
}

private func breaks(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: true
  default: false
  }
}
