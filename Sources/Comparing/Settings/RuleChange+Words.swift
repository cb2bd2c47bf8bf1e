internal import Diagnostics
internal import Text

extension RuleChange {
  /// What changes, in a few words: `members + maria - joe`.
  package var phrase: String {
    switch difference {
    case .names(let added, let removed, let edited):
      let parts = [("+ ", added), ("- ", removed), ("edited ", edited)].filter { !$0.1.isEmpty }
      return ([part] + parts.map { $0.0 + quotedNames($0.1) }).joined(separator: " ")
    case .count(let added, let removed):
      let parts = [(added, "added"), (removed, "removed")].filter { $0.0 > 0 }
      return part + " " + parts.map { "\(grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    case .value(let old, let new): return "\(part) \(quoted(old)) -> \(quoted(new))"
    case .order: return part + " in another order"
    }
  }
}

/// Names in backticks, the first few of many.
package func quotedNames(_ names: [String]) -> String {
  let most = 8
  let shown = names.prefix(most).map(quoted).joined(separator: ", ")
  return names.count > most ? "\(shown) and \(grouped(names.count - most)) more" : shown
}
