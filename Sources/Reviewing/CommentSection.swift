internal import Text

/// A part of a comment: blocks of Markdown below a heading. It may be cut between any two blocks.
struct CommentSection {
  let title: String
  let blocks: [String]
  /// Whether readers open it to see it.
  let isFolded: Bool
  /// Half of it would say nothing.
  let isWhole: Bool
  /// The command that shows all of it.
  let command: String

  init(_ title: String, _ blocks: [String], isFolded: Bool = false, isWhole: Bool = false, command: String) {
    self.title = title
    self.blocks = blocks
    self.isFolded = isFolded
    self.isWhole = isWhole
    self.command = command
  }

  /// The bytes of the whole section.
  var size: Int { text(blocks, leftOut: 0).utf8.count }

  /// The section in at most so many bytes; what is left out is named. Without room for that it may be longer, by its heading and
  /// that line.
  func text(within bytes: Int) -> String {
    if size <= bytes { return text(blocks, leftOut: 0) }
    var shown = 0
    if !isWhole {
      var left = bytes - text([], leftOut: blocks.count).utf8.count
      for block in blocks {
        left -= block.utf8.count + 1
        if left < 0 { break }
        shown += 1
      }
    }
    return text(Array(blocks[..<shown]), leftOut: blocks.count - shown)
  }

  private func text(_ blocks: [String], leftOut: Int) -> String {
    var body = blocks.map { $0 + "\n" }.joined()
    if leftOut > 0 {
      let what = isWhole ? "It is too long for a comment" : "\(counted(leftOut, "line")) left out"
      body += "\n\(what): <code>\(escaped(command, for: .markdownCell))</code> shows all.\n"
    }
    let title = escaped(title, for: .markdownCell)
    return isFolded
      ? "\n<details><summary>\(title)</summary>\n\n\(body)\n</details>\n" : "\n#### \(title)\n\n\(body)"
  }
}

/// Lays sections one after the other into a comment that may have so many bytes. Where they do not fit, the longest are cut.
func comment(_ head: String, _ sections: [CommentSection], within limit: Int) -> String {
  var room = limit - head.utf8.count
  var allowance: [Int] = sections.map(\.size)
  // Short sections first: what they leave is shared by the others.
  for (place, index) in sections.indices.sorted(by: { (allowance[$0], $0) < (allowance[$1], $1) }).enumerated() {
    let share = room / (sections.count - place)
    allowance[index] = min(allowance[index], share)
    room -= allowance[index]
  }
  return head + zip(sections, allowance).map { $0.text(within: $1) }.joined()
}
