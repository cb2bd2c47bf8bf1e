import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
import Simulation
internal import SystemZones
internal import Text
import YAMLTree

extension ScenarioReader {
  mutating func contacts(_ node: NodeID?, into scenario: inout Scenario) {
    guard let entries = entries(node, ContactsKey.self)?.known else { return }
    refuseListBesideOthers(entries)
    for entry in entries {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .list: if let path = contactList(entry.node, shape) { scenario.contactList = path }
      case .count: if let count = wholeNumber(entry.node, shape).value { scenario.contacts.count = count }
      case .tags: if let tags = tagShares(entry.node, shape) { scenario.contacts.tags = tags }
      case .fields: if let fields = fieldShares(entry.node, shape) { scenario.contacts.fields = fields }
      case .timeZones: if let zones = zoneShares(entry.node, shape) { scenario.contacts.timeZones = zones }
      case .awake: if let hours = awake(entry.node, shape) { scenario.awake = hours }
      case .knownToMember: if let share = share(entry.node) { scenario.contacts.knownToMember = share }
      }
    }
  }

  /// A list has its own tags, fields and time zones.
  private mutating func refuseListBesideOthers(_ entries: [BlockEntry<ContactsKey>]) {
    guard let list = entries.first(where: { $0.key == .list }),
      let other = entries.first(where: { $0.key != .list && $0.key != .awake })
    else { return }
    let (first, second) = list.span.lower < other.span.lower ? (list, other) : (other, list)
    report(
      .scenarioKeysExclude, "`contacts` takes either `list` or what to make up, not both", at: second.span,
      related: [Label(place(first.span), "the other one")],
      help: "delete `list`, or what is to make up: the list says who has which tags, fields and time zones")
  }

  private mutating func contactList(_ node: NodeID?, _ shape: ValueShape) -> String? {
    guard case .value(let path, let span) = text(node, shape) else { return nil }
    if let failure = language.surroundings.contactList(path, place(span)) { reportNotLoaded(path, failure, at: span) }
    return path
  }

  mutating func reportNotLoaded(_ path: String, _ failure: LoadFailure, at span: SourceSpan) {
    report(.scenarioFileNotLoaded, "cannot load \(quoted(path)): \(failure.reason)", at: span, help: failure.help)
  }

  private mutating func tagShares(_ node: NodeID?, _ shape: ValueShape) -> [GeneratedContacts.NamedShare]? {
    guard let node, document.kind(node) == .mapping else {
      if let node, document.kind(node) != .invalid { reportShape(node, shape) }
      return nil
    }
    var shares: [GeneratedContacts.NamedShare] = []
    var first: [String: SourceSpan] = [:]
    for (place, entry) in document.entries(node).enumerated() {
      guard place < ScenarioLimits.generatedTags else {
        report(
          .tooManyGeneratedTags, "more than \(ScenarioLimits.generatedTags) tags, the limit `generated tags`",
          at: document.span(entry.key), help: "give a contact list instead")
        break
      }
      guard document.kind(entry.key) != .invalid else { continue }
      let tag = document.string(entry.key)
      if tag.allSatisfy(\.isWhitespace) || firstInvisibleScalar(in: tag) != nil {
        report(
          .badTagName, "\(quoted(tag)) is not a tag that a contact can carry", at: document.span(entry.key),
          help: "write a tag that shows every character it holds")
        continue
      }
      if let first = first[foldedTag(tag)] {
        reportRepeated("the tag \(quoted(tag))", at: document.span(entry.key), first: first)
      }
      first[foldedTag(tag)] = document.span(entry.key)
      if let share = share(entry.value) {
        shares.append(GeneratedContacts.NamedShare(tag, share))
      }
    }
    language.mentions.generatedTags = shares.map(\.name)
    return inOrder(shares)
  }

  private mutating func fieldShares(_ node: NodeID?, _ shape: ValueShape) -> [GeneratedContacts.FieldShares]? {
    guard case .named(_, let values) = shape, let entries = named(node, shape, "fields") else { return nil }
    var fields: [GeneratedContacts.FieldShares] = []
    for field in entries {
      language.mentions.fields.append((field.name, field.span))
      if let values = named(field.node, values, "values") {
        fields.append(GeneratedContacts.FieldShares(field.name, shares(values, of: "values")))
      }
    }
    return fields.sorted { precedes($0.field, $1.field) }
  }

  private mutating func zoneShares(_ node: NodeID?, _ shape: ValueShape) -> [GeneratedContacts.NamedShare]? {
    guard let entries = named(node, shape, "time zones") else { return nil }
    let zones = language.surroundings.zones
    for zone in entries {
      if let warning = refusalOfFixedZone(zone.name) {
        report(
          .scenarioZoneWithoutDaylightTime, severity: .warning, warning.message, at: zone.span, help: warning.help)
      }
    }
    for zone in entries where zones(zone.name) == nil {
      problems.report(
        .unknown(
          .unknownScenarioZone, "\(quoted(zone.name)) is not a time zone", zone.name, at: place(zone.span),
          meant: meantZones(zone.name, zones),
          otherwise: "write a name of the IANA time zone database, such as `America/New_York`"))
    }
    return shares(entries, of: "time zones")
  }
}
