internal import Campaign
internal import Records
internal import Routing
internal import RuleLanguage

/// A case that is missing, filled in with what the rules do now.
package struct SuggestedCase {
  /// An entry of a list of cases, in YAML.
  package let yaml: String
  /// What it tries that no case tried.
  package let tries: [String]
}

/// Finds small cases for what no case tries.
struct Suggester {
  private let rules: CaseRules
  private let pool: DraftPool
  private var coverage: Coverage
  private var names: Set<String>
  private(set) var found: [SuggestedCase] = []
  private var policy: RoutingPolicy { rules.checked.policy }

  /// A longer list is not read.
  static let most = 200
  /// How many contacts are tried to reach a step.
  private static let mostContacts = 24

  init(_ rules: CaseRules, _ coverage: Coverage, names: [String]) {
    self.rules = rules
    self.coverage = coverage
    self.names = Set(names)
    pool = DraftPool(rules.checked.policy)
  }

  /// What stays untried: nothing was found for it.
  var left: [Coverage.Item] { coverage.uncoveredParts }

  mutating func run() throws {
    for kind in Coverage.Kind.weighed {
      for index in coverage.items.indices where coverage.items[index].kind == kind {
        // A condition may need two cases: it holds in one, and fails in another.
        for _ in 0..<2 where !coverage.items[index].isCovered && found.count < Self.most {
          guard try suggest(for: index) else { break }
        }
      }
    }
  }

  private mutating func suggest(for index: Int) throws -> Bool {
    switch coverage.items[index].subject {
    case .rule(let rule):
      guard let draft = DraftPool.meeting(policy.tagRules[rule.index].condition) else { return false }
      return try accept(draft, for: index)
    case .test(let test, let rule):
      guard let meeting = DraftPool.meeting(policy.tagRules[rule.index].condition) else { return false }
      for draft in coverage.items[index].isMet ? DraftPool.missing(test, meeting) : [meeting] {
        if try accept(draft, for: index) { return true }
      }
      return false
    case .contactClass: return false
    case .step(let origin):
      for contact in pool.contacts.prefix(Self.mostContacts) {
        for circumstances in pool.circumstances {
          if let draft = try reaching(origin, contact.under(circumstances)), try accept(draft, for: index) {
            return true
          }
        }
      }
      return false
    }
  }

  /// Sends those away who take the reply before a step, until it comes to that step.
  private func reaching(_ origin: NodeOrigin, _ draft: DraftCase) throws -> DraftCase? {
    var draft = draft
    while true {
      let run = try DraftRun(draft, under: rules)
      guard let end = run.end, let outcome = run.outcome else { return nil }
      if rules.graph.origin(ofNode: end) == origin { return draft }
      guard case .list(let takers)? = outcome[EffectKey.to.name] else { return nil }
      let there = policy.selected.filter { takers.contains(policy.team[$0.index].key) && !draft.away.contains($0) }
      if there.isEmpty { return nil }
      draft.away = (draft.away + there).sorted()
    }
  }

  /// Suggests a draft if it tries more than the cases so far.
  private mutating func accept(_ draft: DraftCase, for index: Int) throws -> Bool {
    let run = try DraftRun(draft, under: rules)
    var trial = coverage
    for walk in run.walks { trial.note(walk) }
    let (before, after) = (coverage.items[index], trial.items[index])
    guard run.outcome != nil, after.isMet != before.isMet || after.isFailed != before.isFailed else { return false }
    let tries = zip(coverage.items, trial.items).filter { !$0.isCovered && $1.isCovered }
      .map { "\($1.place): \($1.title)" }
    found.append(SuggestedCase(yaml: yaml(draft, run), tries: tries))
    coverage = trial
    return true
  }

  private mutating func yaml(_ draft: DraftCase, _ run: DraftRun) -> String {
    draft.yaml(newName("\(draft.subject(policy)): to \(run.destination)", among: &names), run.outcome, under: rules)
  }
}

/// A name that no case has yet.
func newName(_ name: String, among names: inout Set<String>) -> String {
  var (free, number) = (name, 2)
  while !names.insert(free).inserted {
    free = "\(name) (\(number))"
    number += 1
  }
  return free
}
