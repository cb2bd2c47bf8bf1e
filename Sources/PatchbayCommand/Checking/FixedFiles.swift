import Checking
import Diagnostics
import Surroundings
import Text

extension FixedFiles {
  /// Replaces each changed file, wholly or not at all. Standard input cannot be replaced.
  func write(_ files: RuleFiles) throws(Failure) {
    for file in texts.changed where file.path != "-" {
      guard try files.source(file.path).bytes == file.text.original else {
        throw Failure(
          "\(quoted(file.path)) was changed by someone else meanwhile, and is left as it is",
          help: "run the check again")
      }
      let output = try OutputFile(file.path, isInput: true)
      try output.writer.write(file.text.bytes)
      try output.commit()
    }
  }

  /// The changes of all files as one diff.
  /// - Parameter color: for a terminal: in colours, and safe to show.
  func writeDiff(to writer: ByteWriter, isTerminal: Bool, usesColor: Bool) throws(Failure) {
    for file in texts.changed {
      let diff = unifiedDiff(file.text, name: file.current.name)
      if isTerminal || usesColor {
        try writeShown(diff, to: writer, usesColor: usesColor)
      } else {
        try writer.write(diff)
      }
    }
  }

  private func writeShown(_ diff: [UInt8], to writer: ByteWriter, usesColor: Bool) throws(Failure) {
    for line in diff.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let text = printable(String(decoding: line, as: UTF8.self))
      let color: String? =
        switch line.first {
        case UInt8(ascii: "+"): "32"
        case UInt8(ascii: "-"): "31"
        case UInt8(ascii: "@"): "36"
        default: nil
        }
      if usesColor, let color {
        try writer.line("\u{1B}[\(color)m\(text)\u{1B}[0m")
      } else {
        try writer.line(text)
      }
    }
  }
}
