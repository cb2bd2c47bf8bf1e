package import Diagnostics
internal import YAMLTree

/// What the canonical layout makes of a text.
package enum CanonicalLayout {
  /// The edits that give the text its canonical layout, in order of place; none where it has it.
  case edits([Edit])
  /// The text cannot be read, for these reasons, so it has no layout.
  case unreadable(DiagnosticSink)
  /// The edits would change more than the layout, which is a defect of this program: the text must stay as it is.
  case unsafe
}

/// The canonical layout of a file of rules, of cases or of a scenario: two blanks of indentation, one after each colon,
/// dash and comma, at most one blank line in a row. Words, quotes, their order and every remark stay.
///
/// The text that the edits make is read again: unless it holds the same tokens, remarks and values, they are not returned.
package func canonicalLayout(of source: Source) -> CanonicalLayout {
  var problems = DiagnosticSink()
  let document = parseYAML(source, sink: &problems)
  guard !problems.hasErrors, !document.hasHoles else { return .unreadable(problems) }
  guard let tokens = LayoutTokens(document) else { return .unsafe }
  let walk = LayoutWalk(document, tokens)
  guard !walk.isAstray else { return .unsafe }
  let edits = LayoutText(document, tokens, walk).edits
  if edits.isEmpty { return .edits([]) }
  var text = EditedText(source.bytes)
  text.apply(edits)
  let after = parseYAML(Source(name: source.name, bytes: text.bytes), sink: &problems)
  guard !problems.hasErrors, let newTokens = LayoutTokens(after),
    isSameTree(document, after), isSameText(document, tokens, after, newTokens)
  else { return .unsafe }
  return .edits(edits)
}
