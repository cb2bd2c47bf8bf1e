import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

/// The members of a rule file by their names.
private struct KnownTeam {
  let rules: RoutingPolicy
  let indices: [String: Int]
  /// How many of them take part from the start.
  let taking: Int
  lazy var names = Vocabulary(rules.team.map(\.key))

  init(_ rules: RoutingPolicy, _ scenario: Scenario) {
    self.rules = rules
    indices = Dictionary(rules.team.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { a, _ in a })
    taking = min(scenario.members.count ?? rules.selectedCount, rules.selectedCount)
  }
}

// Checks that need the whole scenario, and the rules where they are known.
extension ScenarioReader {
  mutating func check(_ scenario: Scenario) {
    let mentions = language.mentions
    let team = language.surroundings.rules.map { KnownTeam($0, scenario) }
    if mentions.changesAreKnown { checkTurns(mentions.countIsKnown ? team : nil) }
    checkTags()
    checkValues(scenario)
    if mentions.untilIsKnown { checkMoments(scenario.until) }
    guard let team else { return }
    checkCount(scenario, team.rules)
    checkMembers(team)
    checkFields(team.rules)
  }

  /// No one may join who already takes part, or leave who does not.
  private mutating func checkTurns(_ team: KnownTeam?) {
    var last: [String: (joins: Bool, at: Milliseconds?, span: SourceSpan?)] = [:]
    for (change, span) in language.mentions.changes {
      var before = last[change.member]
      if before == nil, let team {
        // An unknown member is reported as unknown.
        guard let index = team.indices[change.member] else { continue }
        before = (index < team.taking, nil, nil)
      }
      last[change.member] = (change.joins, change.at, span)
      if let before, before.joins == change.joins || before.at == change.at { reportTurn(change, span, before) }
    }
  }

  private mutating func reportTurn(
    _ change: TeamChange, _ span: SourceSpan, _ before: (joins: Bool, at: Milliseconds?, span: SourceSpan?)
  ) {
    let does =
      before.joins != change.joins
      ? "both joins and leaves" : change.joins ? "takes part already" : "does not take part"
    report(
      .changeOutOfTurn, "\(quoted(change.member)) \(does) at \(quoted(written(change.at)))", at: span,
      related: before.span.map { [Label(place($0), "the change before")] } ?? [],
      notes: before.span == nil
        ? ["\(quoted(change.member)) takes \(before.joins ? "part" : "no part") when the run starts"] : [],
      help: "delete this change, or give it another moment")
  }

  /// An entry of `by_tag` applies to no contact when the contacts that the file makes up do not have its tag.
  private mutating func checkTags() {
    guard let generated = language.mentions.generatedTags else { return }
    let known = Set(generated.map(foldedTag))
    var tags = Vocabulary(generated)
    for (tag, span) in language.mentions.byTag where !known.contains(foldedTag(tag)) {
      guard !problems.drops(.warning) else { continue }
      problems.report(
        .unknown(
          .scenarioPartWithoutEffect, .warning, "no contact is made up with the tag \(quoted(tag))", tag,
          at: place(span), meant: tags.meant(by: tag), otherwise: "add the tag to `tags` of `contacts`"))
    }
  }

  /// The same for an entry of `by_field`.
  private mutating func checkValues(_ scenario: Scenario) {
    // Where the file makes up no fields, contacts are those of a list.
    guard !language.mentions.fields.isEmpty else { return }
    for (field, value, span) in language.mentions.byField {
      let made = scenario.contacts.fields.first { $0.field == field }?.values.map(\.name) ?? []
      guard !made.contains(value), !problems.drops(.warning) else { continue }
      problems.report(
        .unknown(
          .scenarioPartWithoutEffect, .warning,
          "no contact is made up with the value \(quoted(value)) of \(quoted(field))", value, at: place(span),
          meant: suggest(value, among: made),
          otherwise: "add the value to `fields` of `contacts`"))
    }
  }

  private mutating func checkMoments(_ until: Milliseconds) {
    for (at, what, span) in language.mentions.moments where at >= until {
      report(
        .scenarioPartWithoutEffect, severity: .warning, "\(what) at \(quoted(written(at))), when the run is over",
        at: span,
        related: language.mentions.until.map { [Label(place($0), "how long the run lasts")] } ?? [],
        help: "the run lasts \(quoted(written(until))): write an earlier moment, or a longer `until`")
    }
  }

  private mutating func checkCount(_ scenario: Scenario, _ rules: RoutingPolicy) {
    guard let span = language.mentions.count, let count = scenario.members.count, count > rules.selectedCount else {
      return
    }
    if rules.selectedCount == 0 {
      report(
        .moreMembersThanSelected, "\(count) members are to take part, and the rules select no one to copy", at: span,
        help: "select members in the rule file")
    } else {
      report(
        .moreMembersThanSelected, severity: .note,
        "\(count) members are to take part, and the rules select \(rules.selectedCount): the others are copies of these",
        at: span)
    }
  }

  private mutating func checkMembers(_ known: KnownTeam) {
    var team = known
    let joining = Set(language.mentions.changes.filter(\.change.joins).map(\.change.member))
    for (name, span) in language.mentions.named {
      guard let index = index(of: name, span, &team), index >= team.taking, !joining.contains(name),
        language.mentions.countIsKnown, language.mentions.changesAreKnown
      else { continue }
      report(
        .scenarioPartWithoutEffect, severity: .warning, "\(quoted(name)) takes no part in the run", at: span,
        help: "let them join in `churn`, or delete the entry")
    }
    for (change, span) in language.mentions.changes {
      guard let index = index(of: change.member, span, &team), change.joins,
        !team.rules.team[index].permissions.contains(.sendQueue)
      else { continue }
      report(
        .joinsWithoutSendQueue, "\(quoted(change.member)) cannot join without the permission `send_queue`", at: span,
        help: "give them the permission in the rule file, or let someone else join")
    }
  }

  /// A member's index in the team; reports names that no member has.
  private mutating func index(of name: String, _ span: SourceSpan, _ team: inout KnownTeam) -> Int? {
    if let index = team.indices[name] { return index }
    guard !problems.drops(.error) else { return nil }
    problems.report(
      .unknown(
        .unknownScenarioMember, "there is no team member \(quoted(name)) in the rules", name, at: place(span),
        meant: team.names.meant(by: name), otherwise: "write a member's name as the rule file has it"))
    return nil
  }

  private mutating func checkFields(_ rules: RoutingPolicy) {
    let answering = Set(language.mentions.byField.map(\.field))
    for (field, span) in language.mentions.fields
    where !rules.fields.contains(where: { $0.name == field }) && !answering.contains(field) {
      guard !problems.drops(.warning) else { continue }
      problems.report(
        .unknown(
          .scenarioPartWithoutEffect, .warning, "no rule asks about the field \(quoted(field))", field,
          at: place(span), meant: suggest(field, among: rules.fields.map(\.name)),
          otherwise: "delete it, or write rules that ask about it"))
    }
  }
}
