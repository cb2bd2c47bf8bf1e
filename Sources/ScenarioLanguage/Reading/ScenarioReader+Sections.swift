import Diagnostics
import Simulation
import YAMLTree

extension ScenarioReader {
  mutating func readContacts(_ node: NodeID, into contacts: inout GeneratedContacts) {
    for (key, value) in entries(node, ContactsKey.self) {
      switch key {
      case .count:
        if let count = wholeNumber(value, from: 0, to: UInt64(ScenarioLimits.contacts)) { contacts.count = Int(count) }
      case .tags: contacts.tags = tagShares(value)
      case .knownToMember: if let share = share(value, key.expected) { contacts.knownToMember = share }
      }
    }
  }

  private mutating func tagShares(_ node: NodeID) -> [GeneratedContacts.NamedShare] {
    guard document.kind(node) == .mapping else {
      reportShape(node, ContactsKey.tags.expected)
      return []
    }
    var shares: [GeneratedContacts.NamedShare] = []
    for (place, entry) in document.entries(node).enumerated() {
      guard place < ScenarioLimits.generatedTags else {
        report(
          .tooManyGeneratedTags, "more than \(ScenarioLimits.generatedTags) tags, the limit `generated tags`",
          at: entry.key, help: "give a contact list instead")
        break
      }
      guard document.kind(entry.key) != .invalid else { continue }
      let tag = document.string(entry.key)
      if tag.allSatisfy(\.isWhitespace) || firstInvisibleScalar(in: tag) != nil {
        report(
          .badTagName, "\(quoted(tag)) is no tag that a contact can carry", at: entry.key,
          help: "write a tag that shows every character it holds")
      } else if let share = share(entry.value, RepliesKey.reply.expected) {
        shares.append(GeneratedContacts.NamedShare(tag, share))
      }
    }
    return shares.sorted { $0.name < $1.name }
  }

  mutating func readMembers(_ node: NodeID, into members: inout MemberBehaviour) {
    for (key, value) in entries(node, MembersKey.self) {
      switch key {
      case .textsPerHour:
        if let rate = number(value, key.expected, from: 1, to: ScenarioLimits.textsPerHour) {
          members.texting = MemberBehaviour.texting(perHour: rate)
        }
      case .handlingTime: if let time = randomTime(value, key.expected) { members.handling = time }
      case .shift: readShift(value, into: &members)
      }
    }
  }

  private mutating func readShift(_ node: NodeID, into members: inout MemberBehaviour) {
    var endNode: NodeID?
    var shift = members.shifts.first ?? MemberBehaviour.Period()
    for (key, value) in entries(node, ShiftKey.self) {
      switch key {
      case .start: if let time = time(value) { shift.start = time }
      case .end:
        if let time = time(value) {
          shift.end = time
          endNode = value
        }
      case .leaving:
        let words = MemberBehaviour.Leaving.allCases.map(\.rawValue)
        if let leaving = word(value, among: words).flatMap(MemberBehaviour.Leaving.init(rawValue:)) {
          members.leaving = leaving
        }
      }
    }
    members.shifts = [shift]
    if let endNode, let end = shift.end, end <= shift.start {
      report(
        .shiftEndsEarly,
        "the shift ends at \(quoted(written(end))), not after its start at \(quoted(written(shift.start)))",
        at: endNode, help: "both count from the start of the run")
    }
  }

  mutating func readReplies(_ node: NodeID, from base: ContactBehaviour) -> ContactBehaviour {
    var (undelivered, reply, optOut) = (base.undelivered, base.reply, base.optOut)
    var (delay, meanReplies) = (base.delay, base.meanReplies)
    for (key, value) in entries(node, RepliesKey.self) {
      switch key {
      case .undelivered: undelivered = share(value, key.expected) ?? undelivered
      case .reply: reply = share(value, key.expected) ?? reply
      case .optOut: optOut = share(value, key.expected) ?? optOut
      case .delay: delay = randomTime(value, key.expected) ?? delay
      case .meanReplies:
        meanReplies = number(value, key.expected, from: 1, to: ScenarioLimits.meanReplies) ?? meanReplies
      }
    }
    if let behaviour = ContactBehaviour(
      undelivered: undelivered, reply: reply, optOut: optOut, delay: delay, meanReplies: meanReplies)
    {
      return behaviour
    }
    report(
      .sharesOverOne, "`reply` and `opt_out` add up to \(readable(reply.value + optOut.value)), more than everybody",
      at: node,
      help: "a contact either answers in words or opts out; write shares that add up to at most 1")
    return base
  }

  mutating func readRun(_ node: NodeID, into scenario: inout Scenario) {
    for (key, value) in entries(node, RunKey.self) {
      switch key {
      case .until: if let time = time(value, key.expected, from: Milliseconds(1)) { scenario.until = time }
      case .replications:
        if let count = wholeNumber(value, from: 1, to: UInt64(ScenarioLimits.replications)) {
          scenario.replications = Int(count)
        }
      case .precision: scenario.precision = readPrecision(value)
      case .seed: if let seed = wholeNumber(value, from: 0, to: .max) { scenario.seed = seed }
      }
    }
  }
}
