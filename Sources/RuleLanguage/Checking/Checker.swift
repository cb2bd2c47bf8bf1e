import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text
import YAMLTree
internal import Zones

/// Gives names their meaning, section by section. What one section learned is kept here for those after it.
struct Checker {
  let syntax: RuleSyntax
  let limits: RuleLimits
  let zones: ZoneLoader
  var problems: ProblemList
  /// What unknown names may have meant, by where they are used.
  var vocabularies: [NameUse: Vocabulary] = [:]
  /// Whom names for people, addresses and numbers mean, once one is asked about.
  var people: PeopleByName?

  /// Who exists, in the order of the team.
  var roster: [RosterEntry] = []
  /// Canonically equivalent spellings are one name.
  var rosterIndex: [String: Int] = [:]
  /// The comments of a roster, which may hold remarks to the checker.
  var rosterRemarks: (source: Source, comments: [SourceSpan])?
  /// False where the team could not be read: then no one can be said to be unknown.
  var rosterIsKnown = true

  var lists: [ListEntry] = []
  var listSyntax: [ListSyntax] = []
  var listIndex: [String: Int] = [:]
  /// False where a list was refused, so that a name may have meant it.
  var listsAreKnown = true

  /// Selected members as indexes of the roster, in declaration order.
  var selected: [Int] = []
  /// The id of each roster entry.
  var ids: [MemberID] = []
  /// False where an entry of `members` could not be read: then no one can be said not to take part.
  var selectionIsKnown = true
  /// Roster entries that a misspelled name in `members` may have meant.
  var perhapsSelected: Set<Int> = []

  /// The members whose names are several words, by each of these words, once an unknown name is looked for.
  var wordsOfNames: [String: Int]?
  /// Names of several words that were reported because one of the words is used as a name.
  var joinedNames: Set<String> = []
  /// Reserved names that the file tried to declare: reported once, where they were declared.
  var reservedUses: Set<String> = []

  var tags = TagInterning()
  var fields = FieldInterning()
  var recipientSets = RecipientInterning()
  var stepSpans: [SourceSpan?] = []
  var thenSpans: [SourceSpan?] = []
  var ruleSpans: [SourceSpan] = []
  /// The position of each rule among the entries of `tag_rules`.
  var rulePositions: [Int] = []
  /// Rules that are the same as one before, which was reported.
  var repeatedRules: Set<Int> = []
  /// User lists that something names.
  var usedLists: Set<Int> = []
  /// Tag rules met so far that pick one member.
  var pickingRules = 0

  /// Phrases of auto tags, and those to review, met so far.
  var phrases = PhraseInterning()
  /// What was proved, if anything was to be.
  var proof: ProofState?

  init(_ syntax: RuleSyntax, limits: RuleLimits, zones: @escaping ZoneLoader) {
    self.syntax = syntax
    self.limits = limits
    self.zones = zones
    problems = ProblemList(limit: limits.problems)
  }

  func place(_ span: SourceSpan) -> Place { Place(syntax.source, span) }

  /// Checks section by section, and makes a policy from what is whole.
  ///
  /// - Parameter proving: whether to prove what holds for all contacts.
  mutating func run(file: String, loader: RosterLoader, proving: Bool) -> CheckedPolicy {
    gatherTeam(loader: loader)
    gatherLists()
    selectMembers()
    let distribution = distribution()
    let steps = replySteps()
    let replyTimeout = replyTimeout()
    let rules = tagRules()
    let keywords = optOutKeywords()
    let optInKeywords = optInKeywords(beside: keywords)
    let autoTags = autoTags(keywords: keywords)
    let review = reviewPhrases()
    let hours = textingHours()
    let notifications = notifications()
    let list = listFormat()
    let invariants = invariants()
    let order = selected + roster.indices.filter { !roster[$0].isSelected }
    let policy = RoutingPolicy(
      action: syntax.action.value ?? actionName(of: file),
      team: order.map { roster[$0].member }, selectedCount: selected.count,
      lists: lists.map { UserList(name: $0.name, members: $0.members.map { ids[$0] }, shifts: $0.shifts) },
      distribution: distribution, replySteps: steps, tagRules: rules, optOutKeywords: keywords,
      optInKeywords: optInKeywords, reviewPhrases: review, optOutScope: optOutScope(), autoTags: autoTags,
      textingHours: hours,
      notifications: notifications, tags: tags.names,
      optOutTag: tags.optOutTag, fields: fields.fields, replyTimeout: replyTimeout)
    let origins = OriginTable(
      source: syntax.source, rules: ruleSpans, steps: stepSpans, thenSteps: thenSpans,
      replyTimeout: syntax.replyTimeout.span, lists: lists.map(\.span),
      members: order.map { roster[$0].place }, tags: tags.firstSpans, fields: fields.spans, values: fields.valueSpans)
    warnIdleSteps(policy)
    warnTagsLikeOptOut()
    if proving, !syntax.hasErrors, !problems.hasErrors { prove(policy, invariants) }
    return CheckedPolicy(
      policy: policy, origins: origins, list: list, cases: syntax.cases, invariants: invariants, proof: proof,
      comments: syntax.document.comments)
  }

  /// The file's name without folders and without `.yaml`.
  private func actionName(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".yaml", ".yml", ".YAML", ".YML"] where file.hasSuffix(ending) && file.count > ending.count {
      return String(file.dropLast(ending.count))
    }
    return file
  }
}

/// A team member, while names are given their meaning.
struct RosterEntry {
  let member: TeamMember
  let place: Place
  /// True where the permissions could not be read.
  let mayBeSelected: Bool
  /// False where the way to notify the member could not be read.
  var notifyIsKnown = true
  var isSelected = false
}

/// A user list, while names are given their meaning.
struct ListEntry {
  let name: String
  let span: SourceSpan
  /// Indexes of the roster, in the order of the list, each once.
  var members: [Int] = []
  var shifts: Shifts?
  /// Whether it was reported that a member on the list does not take part.
  var isReported = false
}

extension Checker {
  /// Warns of each name that appears twice as written. A name without a meaning has been reported already.
  mutating func warnRepeatedNames(_ names: [Written<String>], in what: String) {
    guard names.count > 1 else { return }
    warnRepeats(names, in: what) { [rosterIndex, listIndex] name in
      rosterIndex[name] != nil || listIndex[name] != nil || ReplyStepWord(rawValue: name) != nil
    }
  }

  /// Warns of each entry that appears twice as written.
  mutating func warnRepeats(
    _ entries: [Written<String>], in what: String, where isKnown: (String) -> Bool = { _ in true }
  ) {
    guard entries.count > 1 else { return }
    // Most lists are short, and comparing their entries is cheaper than a dictionary.
    guard entries.count > 8 || hasRepeats(entries) else { return }
    var seen: [String: SourceSpan] = [:]
    for (index, entry) in entries.enumerated() {
      guard case .value(let text, let span) = entry else { continue }
      guard let first = seen[text] else {
        seen[text] = span
        continue
      }
      guard isKnown(text) else { continue }
      problems.report(
        Problem(
          .writtenTwice, .warning, "\(quoted(text)) is written twice in \(what)", at: place(span),
          related: [Label(place(first), "the first one")], help: "delete one of them",
          fixes: deletionFix("delete the second", span, after: entries[index - 1].span)))
    }
  }

  private func hasRepeats(_ entries: [Written<String>]) -> Bool {
    for index in entries.indices.dropFirst() {
      guard let text = entries[index].value else { continue }
      if entries[..<index].contains(where: { $0.value == text }) { return true }
    }
    return false
  }
}
