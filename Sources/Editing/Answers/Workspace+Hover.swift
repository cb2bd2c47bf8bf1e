internal import Campaign
package import Diagnostics
internal import Explaining
internal import KeyedFiles
package import RuleLanguage
internal import Text
internal import YAMLTree

/// What is said about a place.
package struct Hover: Sendable {
  /// In Markdown.
  package let markdown: String
  /// What it is said about.
  package let span: SourceSpan
}

extension Workspace {
  /// What a place means: what its key or name is, and within a tag rule, what the rule does.
  ///
  /// - Parameters:
  ///   - checked: the rules of the file, where they are without errors.
  ///   - reached: how many contacts they reach, if it is known.
  package func hover(
    in path: String, at offset: Int, _ checked: CheckedPolicy?, _ reached: ReachedContacts? = nil
  ) -> Hover? {
    guard let file = analysis(path), let root = KeyShapes.root(file.role),
      let at = NodePath(file.document, at: offset)
    else { return nil }
    var parts: [String] = []
    if at.isKey, let row = KeyShapes.of(file.role).row(file.document.string(at.node), at: at.steps, from: root) {
      parts.append("**\(row.name)**: \(row.rule.shape.phrase)\n\n\(row.markdown)")
    }
    if let (_, thing) = name(in: path, at: offset) { parts.append(about(thing, around: path, checked)) }
    if let checked, let rule = ruleIndex(file, at: offset, checked) {
      let words = DecisionWords(policy: checked.policy).rule(checked.policy.tagRules[rule])
      let reach = reached.flatMap { $0.isOf(file) ? $0.text(ofRule: rule) : nil }
      parts.append("The rule: \(words)" + (reach.map { "\n\nIt reaches \($0)." } ?? ""))
    }
    if parts.isEmpty { return nil }
    return Hover(markdown: parts.joined(separator: "\n\n"), span: file.document.span(at.node))
  }

  /// The tag rule at a place, by its number among the rules.
  func ruleIndex(_ file: FileAnalysis, at offset: Int, _ checked: CheckedPolicy) -> Int? {
    let document = file.document
    guard let at = NodePath(document, at: offset), at.steps.first == .key(FileKey.tagRules.rawValue),
      let entry = at.entry, let root = document.root,
      let rules = document.entries(root).first(where: { document.string($0.key) == FileKey.tagRules.rawValue })
    else { return nil }
    let entries = document.elements(rules.value)
    guard entries.indices.contains(entry) else { return nil }
    let span = document.span(entries[entry])
    return checked.policy.tagRules.indices.first { index in
      let start = checked.origins.place(RuleID(UInt32(clamping: index))).span.lower
      return span.lower <= start && start < span.upper
    }
  }

  private func about(_ thing: NamedThing, around path: String, _ checked: CheckedPolicy?) -> String {
    let places = places(of: thing, around: path)
    var text = "**\(thing.text)**: \(thing.kind.phrase)"
    if let policy = checked?.policy {
      switch thing.kind {
      case .member:
        if let member = policy.team.firstIndex(where: { $0.key == thing.text }) {
          let lists = policy.lists.filter { $0.members.contains { $0.index == member } }.map(\.name)
          if !lists.isEmpty { text += ", on \(quotedList(lists, "and"))" }
          if member >= policy.selectedCount { text += "; does not take part" }
        }
      case .list:
        if let list = policy.lists.first(where: { $0.name == thing.text }) {
          text += " of \(quotedList(list.members.map { policy.team[$0.index].key }, "and"))"
        }
      case .tag: break
      }
    }
    let files = Set(places.map(\.path)).count
    return text + "\n\nNamed \(counted(places.count, "time")) in \(counted(files, "file"))."
  }
}
