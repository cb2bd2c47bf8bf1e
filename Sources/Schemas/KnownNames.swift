internal import Campaign
package import RuleLanguage

/// The names of a rule file, which an editor proposes.
package struct KnownNames {
  private var members: [String] = []
  private var lists: [String] = []
  private var tags: [String] = []
  private var fields: [String] = []
  private var steps: [String] = []

  /// No names.
  package init() {}

  package init(_ checked: CheckedPolicy) {
    let policy = checked.policy
    members = policy.team.map(\.key)
    lists = policy.lists.map(\.name)
    tags = policy.tags
    fields = policy.fields.map(\.name)
    steps = ReplyStepWord.allCases.map(\.rawValue)
  }

  /// The names that may stand where the table of keys says `what`: "a team member or a user list", "a tag".
  func meant(by what: String) -> [String] {
    if members.isEmpty, lists.isEmpty, tags.isEmpty { return [] }
    let words = Set(what.split { !$0.isLetter }.map(String.init))
    var names: [String] = []
    if words.contains("step") { names += steps }
    if words.contains("member"), !words.contains("people") { names += members }
    if words.contains("list") { names += lists }
    if words.contains("tag") { names += tags }
    if words.contains("field") { names += fields }
    // Words in backticks stand for themselves: `all`, `hold`.
    let quoted = what.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    var seen: Set<String> = []
    return (names.isEmpty ? [] : quoted + names).filter { seen.insert($0).inserted }
  }
}
