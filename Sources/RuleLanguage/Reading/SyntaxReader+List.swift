import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension SyntaxReader {
  mutating func listFormat(_ node: NodeID?) -> Written<ListFormatSyntax> {
    guard let node, let entries = entries(node, ListKey.self) else { return .invalid }
    var list = ListFormatSyntax()
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .profile: list.profile = word(entry.node, ListProfile.words, shape)
      case .columns: list.columns = listColumns(entry.node)
      case .id: list.id = listID(entry.node, shape)
      case .delimiter: list.delimiter = word(entry.node, ListDelimiter.words, shape)
      case .country: list.country = text(entry.node, shape)
      case .tagSeparators: list.tagSeparators = text(entry.node, shape)
      case .encoding: list.encoding = word(entry.node, ListEncoding.words, shape)
      }
    }
    return .value(list, document.span(node))
  }

  /// `phone`, where phones are the ids. The header of a column stands elsewhere.
  private mutating func listID(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    guard let node, [.plainScalar, .quotedScalar].contains(document.kind(node)), !isNull(node),
      case let text = document.string(node), !ListIDWord.words.contains(text),
      suggest(text, among: ListIDWord.words, synonyms: language.synonyms).isEmpty
    else { return word(node, ListIDWord.words, shape) }
    let column = "\(ListKey.columns.rawValue): { \(ListKey.id.rawValue): \(yamlScalar(text)) }"
    problems.report(
      Problem(
        .unknownWord, "unknown word \(quoted(text)), expected \(oneOf(ListIDWord.words))", at: document.place(node),
        help: "write \(quoted(column)) if the ids stand in a column of that name"))
    return .invalid
  }

  /// Whether a mapping looks like `lists` and not like `list`: names of one's own, each with a list.
  func holdsUserLists(_ node: NodeID?) -> Bool {
    guard let node, document.kind(node) == .mapping else { return false }
    let entries = document.entries(node)
    return !entries.isEmpty
      && entries.allSatisfy { key, value in
        ListKey(rawValue: document.string(key)) == nil && document.kind(value) == .sequence
      }
  }

  mutating func reportUserLists(_ span: SourceSpan) {
    let meant = FileKey.lists.rawValue
    problems.report(
      Problem(
        .unknownKey, "`list` says how contact lists are written, and these look like user lists", at: place(span),
        help: didYouMean([meant]), fixes: rewriting(span, as: meant, .unsafe)))
  }

  private mutating func listColumns(_ node: NodeID?) -> Written<[ListColumnSyntax]> {
    guard let node, let entries = entries(node, ListColumnsKey.self) else { return .invalid }
    var columns: [ListColumnSyntax] = []
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .column(let column) where !column.mayBeSeveral:
        let header = name(entry.node, shape)
        columns.append(
          ListColumnSyntax(meaning: column, headers: header.span.map { .value([header], $0) } ?? .invalid))
      case .column(let column):
        columns.append(ListColumnSyntax(meaning: column, headers: atLeastOne(entry.node, shape)))
      case .optedIn:
        columns.append(ListColumnSyntax(meaning: .optedOut, isConsent: true, headers: atLeastOne(entry.node, shape)))
      case .fields: columns.append(ListColumnSyntax(meaning: nil, headers: atLeastOne(entry.node, shape)))
      }
    }
    return .value(columns, document.span(node))
  }
}
