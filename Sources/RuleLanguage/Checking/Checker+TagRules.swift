import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension Checker {
  mutating func tagRules() -> [TagRule] {
    guard case .value(let written, _) = syntax.tagRules else { return [] }
    var rules: [TagRule] = []
    rules.reserveCapacity(written.count)
    ruleSpans.reserveCapacity(written.count)
    rulePositions.reserveCapacity(written.count)
    // Most rules ask for a tag of their own.
    var met = RuleIdentities(room: written.count)
    tags.reserve(written.count)
    if written.count > limits.rules, let span = written[limits.rules].span {
      problems.report(
        Problem(
          .tooManyRules, "a rule file has at most \(limits.rules) tag rules, the limit `rules`", at: place(span),
          label: "this is one more", help: "merge rules with the same recipients into one `any` condition"))
    }
    for position in written.indices {
      guard case .value(let rule, let span) = written[position] else { continue }
      if reportOptOutRule(rule, span) { continue }
      let condition = condition(of: rule)
      let recipients = rule.onlyName.flatMap { recipientSets.known($0) } ?? recipients(rule.to.value ?? [])
      let otherwise = otherwise(rule)
      guard let condition, let recipients else { continue }
      let made = TagRule(
        condition: condition, recipients: recipientSets.sets[recipients],
        by: rule.by.value.flatMap(Pick.init) ?? .all, otherwise: otherwise.members, holds: otherwise.holds,
        atOnce: rule.atOnce.value ?? false)
      warnNeverUsed(rule, made)
      warnNeverAtOnce(rule, made)
      if made.by != .all { countPicking(span) }
      // Of rules that were read in part, what was not read may be what tells them apart.
      if let first = met.meet(made, recipients: recipients, index: rules.count), isWhole(span),
        isWhole(ruleSpans[first])
      {
        repeatedRules.insert(rules.count)
        problems.report(
          Problem(
            .sameRuleTwice, .warning, "this tag rule is written twice", at: place(span),
            related: [Label(place(ruleSpans[first]), "the first one")], help: "delete one of them",
            fixes: position > 0 ? deletionFix("delete the second", span, after: written[position - 1].span) : []))
      }
      rules.append(made)
      ruleSpans.append(span)
      rulePositions.append(position)
    }
    return rules
  }

  /// Reports a rule that sends the replies of those who opted out to no one, which needs no rule.
  private mutating func reportOptOutRule(_ rule: TagRuleSyntax, _ span: SourceSpan) -> Bool {
    guard case .value(let tag, _) = rule.tag, OptOutTag.isSpelled(tag), case .value(let names, let place) = rule.to,
      names.count == 1, let name = names[0].value, Self.saysNoOne(name), rosterIndex[name] == nil,
      listIndex[name] == nil
    else { return false }
    problems.report(
      Problem(
        .unknownName, "\(quoted(name)) is not \(NameUse.recipient.phrase)", at: self.place(place),
        related: [Label(self.place(span), "the rule")],
        help: "delete the rule: contacts with the tag `\(OptOutTag.name)` are neither texted nor routed"))
    return true
  }

  /// Nil where it could not be read.
  private mutating func condition(of rule: TagRuleSyntax) -> Condition? {
    if case .value(let tag, let span) = rule.tag {
      guard let tag = self.tag(tag, span) else { return nil }
      return Condition(all: [tag])
    }
    return condition(when: rule.when)
  }

  /// Nil where it could not be read.
  mutating func condition(when: Written<ConditionSyntax>) -> Condition? {
    guard case .value(let written, let span) = when else { return nil }
    let all = tags(written.all, in: "`all`")
    let any = tags(written.any, in: "`any`")
    let none = tags(written.none, in: "`none`")
    let tests = tests(written.fields)
    guard let all, let any, let none, let tests else { return nil }
    checkCanMatch(written, all, any, none, span)
    return Condition(all: sortedOnce(all), any: sortedOnce(any), none: sortedOnce(none), fields: tests)
  }

  /// The tags of a list, as written; nil where the list could not be read.
  private mutating func tags(_ written: Written<[Written<String>]>, in what: String) -> [TagID]? {
    switch written {
    case .absent: return []
    case .invalid: return nil
    case .value(let entries, _):
      warnRepeats(entries, in: what)
      var found: [TagID] = []
      var isWhole = true
      for entry in entries {
        guard case .value(let text, let span) = entry, let tag = tag(text, span) else {
          isWhole = false
          continue
        }
        found.append(tag)
      }
      return isWhole ? found : nil
    }
  }

  /// - Parameter isAsked: whether a rule asks for the tag; an auto tag sets it.
  mutating func tag(_ text: String, _ span: SourceSpan, isAsked: Bool = true) -> TagID? {
    if isAsked, holdsMarks(text) {
      warnSeveralTags(text, span)
      warnTest(inTag: text, span)
    }
    switch tags.meet(text, span) {
    case .known(let id):
      if isAsked, id == tags.optOutTag { warnOptOutTag(span) }
      return id
    case .new(let id):
      if tags.names.count == limits.tags + 1 {
        problems.report(
          Problem(
            .tooManyTags, "rules mention at most \(limits.tags) different tags, the limit `tags`", at: place(span),
            label: "this is one more", help: "merge tags that mean the same"))
      }
      if isAsked, id == tags.optOutTag { warnOptOutTag(span) }
      return id
    case .otherSpelling(let id, let first, let firstSpan):
      problems.report(
        Problem(
          .twoSpellings, .warning, "\(quoted(text)) is the same tag as \(quoted(first))", at: place(span),
          related: [Label(place(firstSpan), "first written so")], help: "spell the tag one way"))
      return id
    }
  }

  /// Warns of one name that reads like several tags. In quotes it is one.
  private mutating func warnSeveralTags(_ text: String, _ span: SourceSpan) {
    if let parts = severalTags(text) { warnSeveralTags(text, span, parts) }
  }

  /// Warns of names that join other tags of the rules, as `Hot/Warm` does beside `Hot` and `Warm`.
  ///
  /// - Parameter asked: gives the tags that tag rules ask about and no auto tag sets.
  mutating func warnJoinedTags(among asked: () -> Set<TagID>) {
    var joined: [(index: Int, parts: (tags: [String], isAll: Bool))] = []
    for (index, name) in tags.names.enumerated() {
      guard let parts = joinedTags(name), parts.tags.allSatisfy({ tags.isKnown($0) }) else { continue }
      joined.append((index, parts))
    }
    // Nearly all rules have none.
    if joined.isEmpty { return }
    let asked = asked()
    for (index, parts) in joined where asked.contains(TagID(UInt32(clamping: index))) {
      warnSeveralTags(tags.names[index], tags.firstSpans[index], parts)
    }
  }

  private mutating func warnSeveralTags(_ text: String, _ span: SourceSpan, _ parts: (tags: [String], isAll: Bool)) {
    guard syntax.source.bytes[Int(span.lower)] == text.utf8.first else { return }
    let all = parts.isAll ? "all" : "any"
    let condition = "when: { \(all): [\(parts.tags.map(yamlScalar).joined(separator: ", "))] }"
    var fixes: [Fix] = []
    if let start = keyStart(of: "tag", before: span) {
      fixes = [
        Fix(
          "write \(quoted(condition))", safety: .unsafe,
          edits: [Edit(place(SourceSpan(start, span.upper)), condition)])
      ]
    }
    problems.report(
      Problem(
        .severalTagsInOne, .warning, "\(quoted(text)) is the name of one tag", at: place(span),
        help: fixes.isEmpty
          ? "make an entry of each if several are meant, or put the name in quotes"
          : "write \(quoted(condition)) if several are meant, or put the name in quotes", fixes: fixes))
  }

  /// Where a key stands whose value starts at a place on the same line.
  private func keyStart(of key: String, before span: SourceSpan) -> UInt32? {
    let bytes = syntax.source.bytes
    var at = Int(span.lower)
    while at > 0, bytes[at - 1] == 0x20 { at -= 1 }
    let written = Array((key + ":").utf8)
    guard at >= written.count, bytes[(at - written.count)..<at].elementsEqual(written) else { return nil }
    return UInt32(at - written.count)
  }

  private mutating func warnOptOutTag(_ span: SourceSpan) {
    problems.report(
      Problem(
        .optOutTagRule, .warning, "tag rules are never asked for a contact with the tag `\(OptOutTag.name)`",
        at: place(span),
        help: "delete the tag here: setting it opts the contact out"))
  }

  /// Reports a condition that contradicts itself.
  private mutating func checkCanMatch(
    _ written: ConditionSyntax, _ all: [TagID], _ any: [TagID], _ none: [TagID], _ span: SourceSpan
  ) {
    guard !none.isEmpty else { return }
    let refused = Set(none)
    if let index = all.firstIndex(where: refused.contains) {
      reportContradiction(written.all, index, none.firstIndex(of: all[index]), written.none, "`all` and `none`")
    } else if !any.isEmpty, any.allSatisfy(refused.contains), let place = written.any.span {
      problems.report(
        Problem(
          .neverMatches, "no contact can meet this condition: each tag in `any` is also in `none`",
          at: self.place(place), related: written.none.span.map { [Label(self.place($0), "refused here")] } ?? [],
          help: "delete the tags from one of the two"))
    }
  }

  private mutating func reportContradiction(
    _ wanted: Written<[Written<String>]>, _ index: Int, _ other: Int?, _ refused: Written<[Written<String>]>,
    _ keys: String
  ) {
    guard let entries = wanted.value, case .value(let tag, let span) = entries[index] else { return }
    let otherSpan = other.flatMap { refused.value?[$0].span }
    problems.report(
      Problem(
        .neverMatches, "no contact can meet this condition: \(quoted(tag)) is in \(keys)", at: place(span),
        related: otherSpan.map { [Label(place($0), "refused here")] } ?? [], help: "delete the tag from one of the two")
    )
  }

  /// The field tests, in the order written; nil where they could not be read.
  mutating func tests(_ written: Written<[FieldSyntax]>) -> [FieldTest]? {
    switch written {
    case .absent: return []
    case .invalid: return nil
    case .value(let entries, _):
      var tests: [FieldTest] = []
      for entry in entries {
        if let test = test(entry) { tests.append(test) }
      }
      return tests.count == entries.count ? tests : nil
    }
  }

  private mutating func test(_ written: FieldSyntax) -> FieldTest? {
    guard case .value(let name, let span) = written.name else { return nil }
    if let column = ContactColumn(rawValue: name) {
      problems.report(
        Problem(
          .columnAsField, "\(quoted(name)) is a column of the contact list with a meaning of its own, not a field",
          at: place(span), help: advice(column)))
      return nil
    }
    guard case .value(let values, _) = written.values else { return nil }
    warnRepeats(values, in: "the values of \(quoted(name))")
    let field = fields.field(name, span)
    if field.isNew, fields.count == limits.fields + 1 {
      problems.report(
        Problem(
          .tooManyFields, "rules ask about at most \(limits.fields) different fields, the limit `fields`",
          at: place(span),
          label: "this is one more", help: "ask about tags instead"))
    }
    var ids: [ValueID] = []
    for entry in values {
      guard case .value(let value, let span) = entry else { return nil }
      warnTest(inValue: value, of: name, span)
      let id = fields.value(value, span, of: field.id)
      if id.isNew, id.id == limits.valuesPerField {
        problems.report(
          Problem(
            .tooManyValues,
            "rules compare a field with at most \(limits.valuesPerField) values, the limit `values per field`",
            at: place(span), label: "this is one more", help: "ask about a tag instead"))
      }
      ids.append(ValueID(UInt16(clamping: id.id)))
    }
    return FieldTest(field: FieldID(UInt16(clamping: field.id)), values: sortedOnce(ids))
  }

  private func advice(_ column: ContactColumn) -> String {
    switch column {
    case .tags: "ask about tags with `all`, `any` or `none`"
    case .lastTeamMember: "use the reply step `last_team_member`, or ask about a tag"
    case .assignedTo: "use the reply step `sender`, or ask about a tag"
    case .optedOut: "leave it out: contacts who opted out are never routed"
    case .id, .name, .phone, .timeZone: "give these contacts a tag, and ask about that"
    }
  }
}
