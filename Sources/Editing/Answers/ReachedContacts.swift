internal import Campaign
package import Comparing
package import Diagnostics
package import RuleLanguage
internal import Text

/// How many contacts of a list the tag rules of a file reach.
package struct ReachedContacts: Sendable {
  /// What the list is called.
  package let list: String
  package let reach: ListReach
  /// The rules that it was counted for.
  package let checked: CheckedPolicy

  package init(list: String, _ reach: ListReach, under checked: CheckedPolicy) {
    self.list = list
    self.reach = reach
    self.checked = checked
  }

  /// Whether it is known of a text.
  package func isOf(_ file: FileAnalysis) -> Bool { checked.origins.source === file.text.source }

  /// ``14 of 120 contacts of `list.csv` ``, for a tag rule.
  func text(ofRule rule: Int) -> String? {
    guard reach.rules.indices.contains(rule) else { return nil }
    return "\(grouped(reach.rules[rule])) of \(counted(reach.contacts, "contact")) of \(quoted(list))"
  }

  /// The tag rules with their places.
  package var lenses: [(span: SourceSpan, title: String)] {
    checked.policy.tagRules.indices.compactMap { rule in
      text(ofRule: rule).map { (checked.origins.place(RuleID(UInt32(clamping: rule))).span, $0) }
    }
  }
}
