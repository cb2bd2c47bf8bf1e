internal import Text

extension FolderDiff {
  /// What is said of the files one by one, before what differs within them.
  private var files: [(word: String, paths: [String])] {
    [("added", added), ("removed", removed), ("not compared", notCompared), ("the same", same)].filter { !$0.1.isEmpty }
  }

  package func text() -> String {
    var text = printable("\(names.old) → \(names.new): \(summary)") + "\n"
    if !files.isEmpty { text += "\n" }
    for (word, paths) in files { for path in paths { text += "\(word): \(printable(path))\n" } }
    return text + changed.map { "\n" + $0.diff.text() }.joined()
  }

  package func markdown() -> String {
    "### \(cell(names.old)) → \(cell(names.new))\n\n\(cell(summary))\n" + markdownBody()
  }

  package func markdownBody() -> String {
    var text = files.isEmpty ? "" : "\n"
    for (word, paths) in files { text += "- \(word): \(paths.map(cell).joined(separator: ", "))\n" }
    for (_, diff) in changed {
      text += "\n#### \(cell(diff.names.old)) → \(cell(diff.names.new))\n\n\(cell(diff.summary))\n"
      text += diff.markdownBody()
    }
    return text
  }

  private func cell(_ text: String) -> String { escaped(shortened(text, to: 300), for: .markdownCell) }

  package func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.folder-diff/1")
      json.member("old", names.old)
      json.member("new", names.new)
      json.member("verdict", verdict.rawValue)
      json.member("added", added)
      json.member("removed", removed)
      json.array("files") { json in
        for pair in pairs {
          json.object { json in
            json.member("path", pair.path)
            json.object("diff") { pair.diff.write(to: &$0) }
          }
        }
      }
    }
    json.endLine()
    return json.string
  }
}
