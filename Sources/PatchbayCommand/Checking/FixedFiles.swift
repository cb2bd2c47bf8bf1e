import Campaign
import Diagnostics
import RuleLanguage
import Text

/// Makes safe fixes in files: in memory, until everything has been checked.
struct FixedFiles {
  let texts = FixedTexts()
  /// A fix may uncover a problem that another fix solves, but no fix undoes another: this many rounds are enough for
  /// files that people write.
  private static let mostRounds = 10

  /// The contents of a file after rounds of fixes.
  ///
  /// - Parameter rules: the rule files beside a scenario.
  func contents(_ read: Source, _ path: String, _ files: RuleFiles, rules: [RoutingPolicy] = []) -> Contents {
    let loader = self.loader(files.loader(for: path), for: path)
    var contents = Contents(current(read, path), path, files, loader, rules: rules)
    var rounds = 0
    while rounds < Self.mostRounds, texts.apply(contents.problems.problems) {
      rounds += 1
      contents = Contents(current(read, path), path, files, loader, rules: rules)
    }
    return contents
  }

  /// A loader whose rosters are fixed as well. Standard input names rosters, but cannot change them.
  private func loader(_ loader: @escaping RosterLoader, for path: String) -> RosterLoader {
    guard path != "-" else { return loader }
    return { reference, place in
      loader(reference, place).map { current($0, $0.name) }
    }
  }

  /// The text after the fixes so far. A roster that two rule files share is fixed once, by whatever links they name it.
  private func current(_ read: Source, _ path: String) -> Source {
    texts.current(read, key: path == "-" ? path : resolved(path) ?? path, path: path)
  }

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
