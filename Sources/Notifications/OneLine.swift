/// A text as one line: each run of line breaks and control characters becomes one space, with none at the ends. A line
/// break in a name could otherwise add headers of its own to an email.
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
