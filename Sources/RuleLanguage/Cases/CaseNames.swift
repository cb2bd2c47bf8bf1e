import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text

/// Finds names in cases that neither the rules nor the case knows: such a case tests something else than it seems to. Tag rules that
/// do not exist are errors, the others warnings.
struct CaseNames {
  private let team: Set<String>
  private let lists: Set<String>
  private var members: Vocabulary
  private var recipients: Vocabulary
  /// In lower case.
  private let knownTags: Set<String>
  private var tags: Vocabulary
  private var rules: ExpectedRules
  private var problems = ProblemList(limit: DiagnosticSink.mostOfOneFile)
  /// What was said, and of which place: the rows of a table share what stands around them.
  private var told: Set<Told> = []

  private struct Told: Hashable {
    let span: SourceSpan
    let message: String
  }

  private mutating func isNew(_ message: String, _ span: SourceSpan) -> Bool {
    told.insert(Told(span: span, message: message)).inserted
  }

  /// The names of cases that the rules do not know.
  static func problems(in cases: [RoutingCase], under checked: CheckedPolicy) -> (kept: [Problem], DroppedProblems) {
    if cases.isEmpty { return ([], DroppedProblems()) }
    var names = CaseNames(checked)
    for routingCase in cases { names.check(routingCase) }
    return (names.problems.kept, names.problems.dropped)
  }

  private init(_ checked: CheckedPolicy) {
    let policy = checked.policy
    rules = ExpectedRules(checked)
    let members = policy.team.map(\.key)
    let lists = policy.lists.map(\.name)
    team = Set(members)
    self.lists = Set(lists)
    self.members = Vocabulary(members)
    recipients = Vocabulary(members + lists)
    knownTags = Set(policy.tags.map { $0.lowercased() })
    tags = Vocabulary(policy.tags.filter(Self.isWord))
  }

  private mutating func check(_ routingCase: RoutingCase) {
    // A case may be about what is refused.
    let expectsRefusal = routingCase.expect.contains { $0.kind == .refused }
    if !expectsRefusal {
      for event in routingCase.events where event.kind != .contact {
        for field in event.fields { check(field, EventField(rawValue: field.name), routingCase) }
      }
    }
    let arrivals = routingCase.events.filter { $0.kind == .contact }.map(\.fields)
    for field in (routingCase.contacts.map(\.columns) + arrivals).joined()
    where field.name == ContactColumn.tags.rawValue { checkTags(field.value.scalars, routingCase) }
    for effect in routingCase.expect + routingCase.expectNone where effect.kind != .refused {
      for field in effect.keys { check(field, of: effect.kind, routingCase) }
    }
    for expected in routingCase.expectStats.members where !team.contains(expected.member) {
      reportMember(expected.member, expected.span, routingCase)
    }
  }

  private mutating func check(_ field: CaseField, _ name: EventField?, _ routingCase: RoutingCase) {
    switch name {
    case .member, .from: checkMembers(field.value.scalars, routingCase)
    case .to: checkRecipients(field.value.scalars, routingCase)
    case .contact: checkContacts(field.value.scalars, routingCase)
    case .tags: checkTags(field.value.scalars, routingCase)
    case .filter:
      guard case .record(let fields) = field.value else { return }
      for field in fields {
        switch FilterField(rawValue: field.name) {
        case .assignedTo: checkMembers(field.value.scalars, routingCase)
        case .ids: checkContacts(field.value.scalars, routingCase)
        case .list: checkLists(field.value.scalars, routingCase)
        case .tags, .needsAttention, nil: break
        }
      }
    case .text, .messageID, .resolution, .seed, .type, .status, .code, nil: break
    }
  }

  private mutating func check(_ field: CaseField, of kind: EffectKind, _ routingCase: RoutingCase) {
    switch field.name {
    case EffectKey.member.name: checkMembers(field.value.scalars, routingCase)
    case EffectKey.contact.name: checkContacts(field.value.scalars, routingCase)
    case EffectKey.rules.name:
      for problem in rules.problems(in: field, of: routingCase.source)
      where isNew(problem.message, problem.primary.place.span) { problems.report(problem) }
    // The `to` of a notification is an address.
    case EffectKey.to.name where kind == .routed:
      // A reply may also go to the shared inbox or to a round robin.
      checkMembers(field.value.scalars.filter { !reservedNames.contains($0.text) }, routingCase)
    default: break
    }
  }

  private mutating func checkMembers(_ names: [CaseScalar], _ routingCase: RoutingCase) {
    for name in names where !team.contains(name.text) { reportMember(name.text, name.span, routingCase) }
  }

  private mutating func reportMember(_ name: String, _ span: SourceSpan, _ routingCase: RoutingCase) {
    report("there is no team member \(quoted(name)) in the rules", name, span, routingCase) {
      $0.members.meant(by: name)
    }
  }

  private mutating func checkRecipients(_ names: [CaseScalar], _ routingCase: RoutingCase) {
    for name in names
    where !team.contains(name.text) && !lists.contains(name.text) && NotifiedWord(rawValue: name.text) == nil {
      let message = "there is no team member or user list \(quoted(name.text)) in the rules"
      report(message, name.text, name.span, routingCase) { $0.recipients.meant(by: name.text) }
    }
  }

  private mutating func checkLists(_ names: [CaseScalar], _ routingCase: RoutingCase) {
    for name in names where !lists.contains(name.text) {
      report("there is no user list \(quoted(name.text)) in the rules", name.text, name.span, routingCase) {
        $0.recipients.meant(by: name.text)
      }
    }
  }

  private mutating func checkContacts(_ ids: [CaseScalar], _ routingCase: RoutingCase) {
    let known = routingCase.contactIDs
    for id in ids where !known.contains(id.text) {
      report("there is no contact \(quoted(id.text)) in this case", id.text, id.span, routingCase) { _ in
        suggest(id.text, among: known)
      }
    }
  }

  /// Contacts may have any tag, but one that is nearly a tag of the rules was meant to be it.
  private mutating func checkTags(_ written: [CaseScalar], _ routingCase: RoutingCase) {
    for tag in written where Self.isWord(tag.text) && !knownTags.contains(trimmedTag(tag.text).lowercased()) {
      let message = "no rule asks for the tag \(quoted(tag.text))"
      guard isNew(message, tag.span), !problems.drops(.warning) else { continue }
      let meant = tags.meant(by: tag.text)
      if meant.isEmpty { continue }
      problems.report(
        .unknown(
          .tagLikeAnother, .warning, message, tag.text,
          at: Place(routingCase.source, tag.span), meant: meant))
    }
  }

  /// Whether a text is long enough for a slip of the hand to be told from another word. Numbers tell tags apart.
  private static func isWord(_ tag: String) -> Bool {
    tag.utf8.count >= 5 && !tag.contains(where: \.isNumber)
  }

  private mutating func report(
    _ message: String, _ name: String, _ span: SourceSpan, _ routingCase: RoutingCase,
    _ meant: (inout CaseNames) -> [String]
  ) {
    guard isNew(message, span), !problems.drops(.warning) else { return }
    let meant = meant(&self)
    problems.report(
      .unknown(
        .unknownNameInCase, .warning, message, name, at: Place(routingCase.source, span),
        meant: meant, otherwise: "write a name that exists, or expect what `refused` says"))
  }
}

extension CaseValue {
  /// A text, or those of a list; nothing where there is no value.
  fileprivate var scalars: [CaseScalar] {
    switch self {
    case .scalar(let scalar): scalar.isNull ? [] : [scalar]
    case .list(let scalars): scalars
    case .records, .record: []
    }
  }
}

extension RoutingCase {
  /// The contacts of its list, and those that join.
  fileprivate var contactIDs: [String] {
    let columns = contacts.map(\.columns) + events.filter { $0.kind == .contact }.map(\.fields)
    return columns.joined().filter { $0.name == ContactColumn.id.rawValue }.flatMap { $0.value.scalars.map(\.text) }
  }
}
