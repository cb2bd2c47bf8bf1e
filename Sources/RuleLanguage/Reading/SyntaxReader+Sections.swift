import Campaign
import Diagnostics
import KeyedFiles
import YAMLTree

// One reader for each section of a rule file.
extension SyntaxReader {
  /// The team, written in the file, or the path of a roster.
  mutating func team(_ node: NodeID?, _ shape: ValueShape) -> Written<TeamSyntax> {
    guard let node else { return .invalid }
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      guard case .value(let path, let span) = text(node, shape) else { return .invalid }
      return .value(.path(path), span)
    case .mapping, .sequence, .invalid:
      guard case .value(let members, let span) = roster(node, shape) else { return .invalid }
      return .value(.inline(members), span)
    }
  }

  /// A mapping from names to members, as it is written under `team` and in a roster.
  mutating func roster(_ node: NodeID?, _ shape: ValueShape) -> Written<[MemberSyntax]> {
    guard case .value(let entries, let span) = namedEntries(node, shape) else { return .invalid }
    var members: [MemberSyntax] = []
    members.reserveCapacity(entries.count)
    for (name, node) in entries {
      if reportMisplaced(name, node, among: "the members of the team", MemberKey.self) {
        members.append(MemberSyntax(name: .invalid))
      } else {
        members.append(member(name, node))
      }
    }
    return .value(members, span)
  }

  private mutating func member(_ name: Written<String>, _ node: NodeID) -> MemberSyntax {
    var member = MemberSyntax(name: name)
    // `ana:` without a value is a member with every default.
    if isNull(node) { return member }
    if reportBareName(node) {
      member.permissions = .invalid
      return member
    }
    guard let entries = entries(node, MemberKey.self) else {
      member.permissions = .invalid
      return member
    }
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .name: member.displayName = self.name(entry.node, shape)
      case .permissions:
        member.permissions = list(entry.node, shape) { reader, entry in
          reader.word(entry, Permission.words, .word(Permission.words))
        }
      case .email: member.email = self.name(entry.node, shape)
      case .phone: member.phone = self.name(entry.node, shape)
      case .notify:
        member.notify = list(entry.node, shape) { reader, entry in
          reader.word(entry, NotificationChannel.words, .word(NotificationChannel.words))
        }
      case .maxOpen: member.maxOpen = cap(entry.node, shape)
      case .weight: member.weight = wholeNumber(entry.node, shape)
      case .shifts: member.shifts = shifts(entry.node)
      }
    }
    return member
  }

  mutating func lists(_ node: NodeID?, _ shape: ValueShape) -> Written<[ListSyntax]> {
    guard case .named(_, .either(let elements)) = shape, let element = elements.first,
      case .value(let entries, let span) = namedEntries(node, shape)
    else { return .invalid }
    var lists: [ListSyntax] = []
    for (name, node) in entries {
      if kind(node) == .mapping, reportMisplaced(name, node, among: "the user lists", UserListKey.self) {
        lists.append(ListSyntax(name: .invalid, members: .invalid))
      } else if isUserList(node) {
        lists.append(userList(name, node))
      } else {
        lists.append(ListSyntax(name: name, members: names(node, element)))
      }
    }
    return .value(lists, span)
  }

  /// Whether a mapping has a key of a user list. Any other was meant to be a list of names.
  private func isUserList(_ node: NodeID) -> Bool {
    kind(node) == .mapping && document.entries(node).contains { UserListKey(rawValue: document.string($0.key)) != nil }
  }

  private mutating func userList(_ name: Written<String>, _ node: NodeID) -> ListSyntax {
    var list = ListSyntax(name: name, members: .invalid)
    for entry in entries(node, UserListKey.self)?.known ?? [] {
      switch entry.key {
      case .members: list.members = names(entry.node, entry.key.rule.shape)
      case .shifts: list.shifts = shifts(entry.node)
      }
    }
    return list
  }

  mutating func distribution(_ node: NodeID?, _ shape: ValueShape) -> Written<DistributionSyntax> {
    var distribution = DistributionSyntax()
    guard let node else { return .invalid }
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      if reportBucketsInWords(node, where: shape) { return .invalid }
      distribution.mode = word(node, DistributionMode.words, shape)
    case .mapping, .sequence, .invalid:
      guard let entries = entries(node, DistributionKey.self, shape: shape) else { return .invalid }
      for entry in entries.known {
        let shape = entry.key.rule.shape
        switch entry.key {
        case .mode: distribution.mode = word(entry.node, DistributionMode.words, shape)
        case .lastTeamMemberFirst: distribution.lastTeamMemberFirst = flag(entry.node)
        case .bucketSize: distribution.bucketSize = wholeNumber(entry.node, shape)
        case .claimTimeout: distribution.claimTimeout = claimTimeout(entry.node, shape)
        case .maxPerMember: distribution.maxPerMember = cap(entry.node, shape)
        case .answersFirst: distribution.answersFirst = cap(entry.node, shape)
        }
      }
    }
    return .value(distribution, document.span(node))
  }

  mutating func tagRule(_ node: NodeID) -> Written<TagRuleSyntax> {
    if reportRuleForAllElse(node) { return .invalid }
    var rule = TagRuleSyntax()
    var others: Entries<TagRuleKey>?
    if !readSound(node, TagRuleKey.self, { $0.take($1, into: &rule) }) {
      guard let entries = entries(node, TagRuleKey.self) else { return .invalid }
      for entry in entries.known { take(entry, into: &rule) }
      others = entries
    }
    if rule.tag.isAbsent == rule.when.isAbsent, !(rule.tag.isAbsent && others?.hasUnknown == true) {
      reportTagOrWhen(node, (others ?? entries(node, TagRuleKey.self))?.known ?? [])
      rule.tag = .invalid
      rule.when = .invalid
    }
    return .value(rule, document.span(node))
  }

  private mutating func take(_ entry: BlockEntry<TagRuleKey>, into rule: inout TagRuleSyntax) {
    switch entry.key {
    case .tag: rule.tag = entry.node.flatMap { soundName($0) } ?? tag(entry)
    case .when: rule.when = condition(entry.node)
    case .to:
      if let node = entry.node, let only = document.onlyElement(node), let name = soundName(only) {
        rule.send(to: name, document.span(node))
      } else {
        rule.to = entry.node.flatMap { soundNames($0) } ?? recipients(entry)
      }
    case .by: rule.by = word(entry.node, Pick.words, entry.key.rule.shape)
    case .otherwise: rule.otherwise = atLeastOne(entry.node, entry.key.rule.shape)
    case .atOnce: rule.atOnce = flag(entry.node)
    }
  }

  private mutating func recipients(_ entry: BlockEntry<TagRuleKey>) -> Written<[Written<String>]> {
    reportStep(entry.node) ? .invalid : atLeastOne(entry.node, entry.key.rule.shape)
  }

  private mutating func reportTagOrWhen(_ node: NodeID, _ entries: [BlockEntry<TagRuleKey>]) {
    // The second of two is one too many; with neither, the rule as a whole lacks one.
    let second = entries.last { $0.key == .tag || $0.key == .when }
    let first = entries.first { $0.key == .tag || $0.key == .when }
    let place = place(second?.span ?? document.span(document.firstChild(node) ?? node))
    problems.report(
      Problem(
        .tagOrWhen,
        second == nil ? "a tag rule needs `tag` or `when`" : "a tag rule takes either `tag` or `when`, not both",
        at: place,
        related: first.map { [Label(self.place($0.span), "the other one")] } ?? [],
        help: second == nil ? "write `tag:` with a tag" : "put the tag into `all` of the condition and delete `tag`"))
  }

  mutating func condition(_ node: NodeID?) -> Written<ConditionSyntax> {
    guard let node else { return .invalid }
    if reportBareTags(node) { return .invalid }
    var condition = ConditionSyntax()
    if !readSound(node, ConditionKey.self, { $0.take($1, into: &condition) }) {
      guard let entries = entries(node, ConditionKey.self) else { return .invalid }
      for entry in entries.known { take(entry, into: &condition) }
    }
    if document.firstChild(node) == nil {
      problems.report(
        Problem(
          .emptyCondition, "this condition asks nothing, so it would match every contact", at: document.place(node),
          help: "name a tag or a field, or use `reply_routing` for everyone"))
      return .invalid
    }
    return .value(condition, document.span(node))
  }

  private mutating func take(_ entry: BlockEntry<ConditionKey>, into condition: inout ConditionSyntax) {
    switch entry.key {
    case .all: condition.all = tags(entry)
    case .any: condition.any = tags(entry)
    case .none: condition.none = tags(entry)
    case .fields: condition.fields = fields(entry.node, entry.key.rule.shape)
    }
  }

  private mutating func tags(_ entry: BlockEntry<ConditionKey>) -> Written<[Written<String>]> {
    entry.node.flatMap { soundNames($0) } ?? atLeastOne(entry.node, entry.key.rule.shape)
  }

  private mutating func fields(_ node: NodeID?, _ shape: ValueShape) -> Written<[FieldSyntax]> {
    guard case .named(_, let element) = shape, case .value(let entries, let span) = namedEntries(node, shape) else {
      return .invalid
    }
    if entries.isEmpty, let node {
      reportEmpty(node, "a field", help: "name a field, or delete the key")
      return .invalid
    }
    var fields: [FieldSyntax] = []
    for (name, node) in entries { fields.append(FieldSyntax(name: name, values: atLeastOne(node, element))) }
    return .value(fields, span)
  }

  /// Names, at least one.
  mutating func atLeastOne(_ node: NodeID?, _ shape: ValueShape) -> Written<[Written<String>]> {
    let names = names(node, shape)
    guard let written = names.value, written.isEmpty, let node, case .oneOrMore(let element) = shape else {
      return names
    }
    reportEmpty(node, element.phrase, help: "name \(element.phrase), or delete the key")
    return .invalid
  }

  mutating func reportEmpty(_ node: NodeID, _ what: String, help: String) {
    let found = document.kind(node) == .mapping ? "an empty mapping" : "an empty list"
    problems.report(
      Problem(.emptyList, "expected at least \(what), found \(found)", at: document.place(node), help: help))
  }
}
