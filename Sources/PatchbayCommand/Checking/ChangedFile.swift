import Diagnostics
import Surroundings
import Text

/// A file and the text that it is to have.
struct ChangedFile {
  let path: String
  /// What messages call it.
  let name: String
  let text: EditedText

  /// Replaces the file, wholly or not at all. Standard input cannot be replaced.
  ///
  /// - Parameter again: what to do when someone else has changed it meanwhile.
  func write(_ files: RuleFiles, again: String) throws(Failure) {
    if path == "-" { return }
    guard try files.source(path).bytes == text.original else {
      throw Failure("\(quoted(path)) was changed by someone else meanwhile, and is left as it is", help: again)
    }
    let output = try OutputFile(path, isInput: true)
    try output.writer.write(text.bytes)
    try output.commit()
  }

  /// Its changes as a diff.
  ///
  /// - Parameter isTerminal: whether it must be safe to show.
  func writeDiff(to writer: ByteWriter, isTerminal: Bool, usesColor: Bool) throws(Failure) {
    let diff = unifiedDiff(text, name: name)
    if isTerminal || usesColor {
      try writer.write(shownDiff: diff, usesColor: usesColor)
    } else {
      try writer.write(diff)
    }
  }
}
