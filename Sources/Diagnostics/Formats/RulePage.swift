internal import Text

/// The page about a code, for those who read it away from the other pages: without its heading, which repeats the title, and
/// without links, which would lead nowhere.
struct RulePage {
  let text: String

  init(_ markdown: String) {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.first?.hasPrefix("# ") == true ? lines.dropFirst().drop(while: \.isEmpty) : lines[...]
    text = Self.withoutLinks(body.joined(separator: "\n"))
  }

  /// The first paragraph.
  var summary: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { !$0.isEmpty }.joined(separator: " ")
  }

  /// `[words](target)` becomes the words.
  private static func withoutLinks(_ text: String) -> String {
    var pieces = text.split(atText: "](", omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return text }
    for index in pieces.indices.dropFirst() {
      guard let open = pieces[index - 1].lastIndex(of: "["), let close = pieces[index].firstIndex(of: ")") else {
        return text
      }
      pieces[index - 1].remove(at: open)
      pieces[index].removeSubrange(...close)
    }
    return pieces.joined()
  }
}
