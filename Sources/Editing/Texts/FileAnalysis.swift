internal import Checking
internal import Diagnostics
internal import KeyedFiles
internal import RuleLanguage
package import YAMLTree

/// What is known of a text at one moment: found out when it is asked for, and once.
package final class FileAnalysis {
  package let path: String
  package let text: PlacedText
  package let role: FileRole
  /// Whether it says or shows that it is a file of ours, or cannot be understood at all: a folder's files are checked only then.
  package let isChecked: Bool
  let read: ReadText
  /// What is open at lines of the text.
  let scanned: ScannedLines
  /// The names of an earlier version of the text.
  private var earlierMentions: (source: Source, mentions: Mentions)?
  private var knownMentions: Mentions?

  /// - Parameter before: what was known before an edit.
  package init(
    _ path: String, _ text: PlacedText, _ read: ReadText? = nil, isRoster: Bool, after before: FileAnalysis? = nil
  ) {
    self.path = path
    self.text = text
    let read = read ?? ReadText(text.source, after: before?.read)
    self.read = read
    let reading = read.reading
    let document = reading.document
    role =
      isCaseFile(path)
      ? .cases
      : isRoster ? .roster : document.fileKind == .scenario ? .scenario : Self.mayBeRules(document) ? .rules : .other
    switch role {
    case .cases, .scenario: isChecked = true
    case .roster, .other: isChecked = reading.problems.hasErrors && role == .other
    case .rules: isChecked = reading.problems.hasErrors || looksLikeRules(document)
    }
    scanned = ScannedLines(text, after: before)
    earlierMentions = before?.lastMentions
  }

  /// The same rule file after an edit.
  package init(rules path: String, _ text: PlacedText, _ read: ReadText, after before: FileAnalysis) {
    self.path = path
    self.text = text
    self.read = read
    (role, isChecked) = (.rules, true)
    scanned = ScannedLines(text, after: before)
    earlierMentions = before.lastMentions
  }

  /// The text as a tree, without the parts that cannot be read.
  package var document: YAMLDocument { read.reading.document }

  package var mentions: Mentions {
    if let knownMentions { return knownMentions }
    let reading = read.reading
    let found: Mentions
    if let reread = reading.reread, let earlierMentions, earlierMentions.source === reread.earlier {
      found = Mentions(reading.document, role, earlierMentions.mentions, but: reread)
    } else {
      found = Mentions(reading.document, role)
    }
    (knownMentions, earlierMentions) = (found, nil)
    return found
  }

  private var lastMentions: (source: Source, mentions: Mentions)? {
    knownMentions.map { (text.source, $0) } ?? earlierMentions
  }

  /// Whether it holds rules, or nothing yet that says otherwise.
  private static func mayBeRules(_ document: YAMLDocument) -> Bool {
    guard let root = document.root, document.kind(root) == .mapping else { return true }
    return looksLikeRules(document)
  }
}
