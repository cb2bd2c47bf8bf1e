import Checking
import Diagnostics
import Surroundings

extension FixedFiles {
  /// The files that fixes change.
  var changed: [ChangedFile] {
    texts.changed.map { ChangedFile(path: $0.path, name: $0.current.name, text: $0.text) }
  }

  /// Replaces each changed file, wholly or not at all. Standard input cannot be replaced.
  func write(_ files: RuleFiles) throws(Failure) {
    for file in changed { try file.write(files, again: "run the check again") }
  }

  /// The changes of all files as one diff.
  func writeDiff(to writer: ByteWriter, isTerminal: Bool, usesColor: Bool) throws(Failure) {
    for file in changed { try file.writeDiff(to: writer, isTerminal: isTerminal, usesColor: usesColor) }
  }
}
