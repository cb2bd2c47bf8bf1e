internal import Text

/// The texts that safe fixes change, in memory: what is fixed in one file is seen by the checks of the next.
package final class FixedTexts {
  package struct File {
    /// What tells the file from others, whatever messages call it.
    package let key: String
    /// Where it was read first, and is written.
    package let path: String
    package fileprivate(set) var text: EditedText
    /// The present text, as the checks see it.
    package fileprivate(set) var current: Source
  }

  package private(set) var files: [File] = []
  private var index: [String: Int] = [:]
  /// How many fixes were made.
  package private(set) var count = 0

  package init() {}

  package var changed: [File] { files.filter(\.text.isChanged) }

  /// The text of a file after the fixes so far.
  ///
  /// - Parameters:
  ///   - read: the text as it was read, by the name that messages use now.
  ///   - key: what tells the file from others: its path without links.
  ///   - path: where it was read.
  package func current(_ read: Source, key: String, path: String) -> Source {
    guard let known = index[key] else {
      index[key] = files.count
      files.append(File(key: key, path: path, text: EditedText(read.bytes), current: read))
      return read
    }
    // Messages use the name by which the current rule file names the file.
    if files[known].current.name != read.name {
      files[known].current = Source(name: read.name, bytes: files[known].text.bytes)
    }
    return files[known].current
  }

  /// Makes every safe fix that can be made at once. False when there is none.
  package func apply(_ problems: [Problem]) -> Bool {
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

  /// `3 problems in 2 files`.
  package var summary: String { "\(counted(count, "problem")) in \(counted(changed.count, "file"))" }
}
