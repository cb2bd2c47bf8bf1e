internal import Text

/// What a table has besides its records, which is passed over and told in one line.
package struct PassedLines: Hashable, Sendable {
  /// Lines without a value: blank, or nothing but delimiters.
  package var blank = 0
  /// Lines that repeat the header.
  package var headers = 0
  /// Lines that tell a spreadsheet the delimiter, such as `sep=;`.
  package var separators = 0
  /// Lines above the header that are none.
  package var titles = 0
  /// Cells whose tags were divided at commas or semicolons.
  package var dividedTags = 0

  package init() {}

  package static func += (left: inout PassedLines, right: PassedLines) {
    left.blank += right.blank
    left.headers += right.headers
    left.separators += right.separators
    left.titles += right.titles
    left.dividedTags += right.dividedTags
  }

  /// ``passed over 3 lines of `list.csv`: 2 are blank, 1 repeats the header``; nil when nothing was.
  package func note(in name: String) -> String? {
    let kinds = [
      (blank, "is blank", "are blank"), (headers, "repeats the header", "repeat the header"),
      (separators, "names the delimiter", "name the delimiter"),
      (titles, "stands above the header", "stand above the header"),
    ]
    let parts = kinds.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    guard !parts.isEmpty else { return nil }
    return
      "passed over \(counted(blank + headers + separators + titles, "line")) of \(quoted(name)): \(parts.joined(separator: ", "))"
  }

  /// ``divided the tags of 3 cells of `list.csv` at commas or semicolons``; nil when there was nothing to divide.
  package func tagNote(in name: String) -> String? {
    dividedTags == 0
      ? nil : "divided the tags of \(counted(dividedTags, "cell")) of \(quoted(name)) at commas or semicolons"
  }
}
