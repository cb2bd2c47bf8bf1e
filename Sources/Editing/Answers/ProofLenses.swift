internal import Campaign
package import Diagnostics
internal import RuleLanguage
internal import Text
internal import YAMLTree

extension Workspace {
  /// What is proved of a rule file, above the parts that it is about. Nothing is said where that is not known yet, or where errors
  /// are in the way.
  package func proofLenses(in path: String, _ problems: FileProblems) -> [(span: SourceSpan, title: String)] {
    guard let file = analysis(path), file.role == .rules, problems.isProved else { return [] }
    guard let checked = problems.checked, checked.origins.source === file.text.source, let proof = checked.proof else {
      // An error is not taken back by any remark.
      return problems.problems.filter { $0.code == .invariantRefuted && $0.primary.place.source === file.text.source }
        .map { ($0.primary.place.span, "does not hold for all contacts") }
    }
    let rules = checked.policy.tagRules.count
    var lenses: [(span: SourceSpan, title: String)] = []
    if rules > 0, let span = file.span(ofKey: .tagRules) { lenses.append((span, proof.title(ofRules: rules))) }
    for (number, invariant) in checked.invariants.enumerated() {
      let isProved = !proof.unprovedInvariants.contains(number)
      lenses.append((invariant.place.span, isProved ? "proved: holds for all contacts" : "not proved"))
    }
    return lenses
  }
}

extension FileAnalysis {
  /// Where a key at the root of the file stands.
  fileprivate func span(ofKey key: FileKey) -> SourceSpan? {
    guard let root = document.root else { return nil }
    return document.entries(root).first { document.string($0.key) == key.rawValue }.map { document.span($0.key) }
  }
}

extension ProofState {
  fileprivate func title(ofRules count: Int) -> String {
    let rules = counted(count, "tag rule")
    if unprovedRules > 0 {
      return "not proved that each of \(rules) changes who gets a reply: \(grouped(unprovedRules)) may not"
    }
    if idleRules > 0 {
      return "proved: \(grouped(idleRules)) of \(rules) never \(idleRules == 1 ? "changes" : "change") who gets a reply"
    }
    return "proved: \(count == 1 ? "the tag rule" : "each of \(rules)") changes who gets a reply"
  }
}
