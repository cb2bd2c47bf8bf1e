import Campaign
import Diagnostics
import RuleLanguage
import Text

/// The files that safe fixes change: in memory, until everything has been checked.
final class FixedFiles {
  struct File {
    let path: String
    var text: EditedText
    /// The present text, as the checks see it.
    var current: Source
  }

  private(set) var files: [File] = []
  /// By the path without links, so that a roster that two rule files share is fixed once.
  private var index: [String: Int] = [:]
  /// How many fixes were made.
  private(set) var count = 0
  /// A fix may uncover a problem that another fix solves, but no fix undoes another: this many rounds are enough for
  /// files that people write.
  static let mostRounds = 10

  var changed: [File] { files.filter(\.text.isChanged) }

  /// The text of a file after the fixes so far.
  /// - Parameter read: the text as it was read.
  func current(_ read: Source, path: String) -> Source {
    let key = path == "-" ? path : resolved(path) ?? path
    if let known = index[key] {
      // Messages use the name by which the current rule file names the file.
      if files[known].current.name != read.name {
        files[known].current = Source(name: read.name, bytes: files[known].text.bytes)
      }
      return files[known].current
    }
    index[key] = files.count
    files.append(File(path: path, text: EditedText(read.bytes), current: read))
    return read
  }

  /// Makes every safe fix that can be made at once. False when there is none.
  func apply(_ problems: [Problem]) -> Bool {
    let before = count
    for index in files.indices {
      let fixes = safeFixes(of: problems, in: files[index].current)
      guard fixes.count > 0 else { continue }
      files[index].text.apply(fixes.edits)
      files[index].current = Source(name: files[index].current.name, bytes: files[index].text.bytes)
      count += fixes.count
    }
    return count > before
  }

  /// The contents of a file after rounds of fixes.
  ///
  /// - Parameter rules: the rule files beside a scenario.
  func contents(_ read: Source, _ path: String, _ files: RuleFiles, rules: [RoutingPolicy] = []) -> Contents {
    let loader = self.loader(files.loader(for: path), for: path)
    var contents = Contents(current(read, path: path), path, files, loader, rules: rules)
    var rounds = 0
    while rounds < Self.mostRounds, apply(contents.problems.problems) {
      rounds += 1
      contents = Contents(current(read, path: path), path, files, loader, rules: rules)
    }
    return contents
  }

  /// A loader whose rosters are fixed as well. Standard input names rosters, but cannot change them.
  private func loader(_ loader: @escaping RosterLoader, for path: String) -> RosterLoader {
    guard path != "-" else { return loader }
    return { [self] reference, place in
      loader(reference, place).map { current($0, path: $0.name) }
    }
  }

  /// `3 problems in 2 files`.
  var summary: String { "\(counted(count, "problem")) in \(counted(changed.count, "file"))" }

  /// Replaces each changed file, wholly or not at all. Standard input cannot be replaced.
  func write(_ files: RuleFiles) throws(Failure) {
    for file in changed where file.path != "-" {
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
    for file in changed {
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
