/// Prose for a terminal: a line that is wider breaks between words and goes on below, two spaces further in. A word that
/// is wider alone stays whole, for it may be a path to copy.
///
/// - Parameter width: columns of the terminal; nil where the text is not read on one.
public func wrapped(_ text: String, to width: Int?) -> String {
  guard let width else { return text }
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    guard displayWidth(String(line)) > width else { return String(line) }
    let indent = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = indent
    for word in line.dropFirst(indent.count).split(separator: " ") {
      let start = lines.isEmpty ? indent : indent + "  "
      if current == start {
        current += word
      } else if displayWidth(current) + 1 + displayWidth(String(word)) <= width {
        current += " " + word
      } else {
        lines.append(current)
        current = indent + "  " + word
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }.joined(separator: "\n")
}
