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
  /// The text as a tree, without the parts that cannot be read.
  package private(set) lazy var document: YAMLDocument = Self.read(text.source).document
  package private(set) lazy var mentions = Mentions(document, role)

  package init(_ path: String, _ text: PlacedText, isRoster: Bool) {
    self.path = path
    self.text = text
    let (document, problems) = Self.read(text.source)
    role =
      isCaseFile(path)
      ? .cases
      : isRoster ? .roster : document.fileKind == .scenario ? .scenario : Self.mayBeRules(document) ? .rules : .other
    switch role {
    case .cases, .scenario: isChecked = true
    case .roster, .other: isChecked = problems.hasErrors && role == .other
    case .rules: isChecked = problems.hasErrors || looksLikeRules(document)
    }
    self.document = document
  }

  /// The same rule file after an edit.
  package init(rules path: String, _ text: PlacedText) {
    self.path = path
    self.text = text
    (role, isChecked) = (.rules, true)
  }

  private static func read(_ source: Source) -> (document: YAMLDocument, problems: DiagnosticSink) {
    var sink = DiagnosticSink()
    let document = parseYAML(source, sink: &sink)
    return (document, sink)
  }

  /// Whether it holds rules, or nothing yet that says otherwise.
  private static func mayBeRules(_ document: YAMLDocument) -> Bool {
    guard let root = document.root, document.kind(root) == .mapping else { return true }
    return looksLikeRules(document)
  }
}
