internal import Campaign
internal import Records
internal import Routing

/// Says in the field's terms what failed and what might have been otherwise.
struct WhyNotWords {
  let words: DecisionWords
  /// Names the contacts of a recorded run.
  let contactName: (ContactID) -> String

  private var policy: RoutingPolicy { words.policy }

  /// Why one test of a condition fails.
  func failure(_ test: Condition, _ reply: WalkedReply) -> String {
    if let tag = test.all.first { return "the contact does not have the tag \(policy.tags[tag.index])" }
    if let tag = test.none.first { return "the contact has the tag \(policy.tags[tag.index])" }
    if !test.any.isEmpty {
      return "the contact has none of the tags " + test.any.map { policy.tags[$0.index] }.joined(separator: ", ")
    }
    guard let field = test.fields.first else { return "" }
    let asked = policy.fields[field.field.index]
    let wanted = field.values.map { asked.values[$0.index] }.joined(separator: " or ")
    return "\(asked.name) is \(value(reply.values[field.field.index], field.field)), not \(wanted)"
  }

  /// Why a member does not accept a reply.
  func absence(_ absence: Absence, _ member: MemberID) -> String {
    let name = words.name(member)
    return switch absence {
    case .notSelected: "\(name) takes no part"
    case .away: "\(name) is away"
    case .offShift: "\(name) is off shift"
    case .full(let open):
      "\(name) has \(open) that need attention, and `max_open` is \(policy.team[member.index].maxOpen ?? 0)"
    case .passedOver: "\(name) did not answer in time"
    }
  }

  func change(_ change: WhyNotChange) -> String {
    switch change {
    case .join(let member): "\(words.name(member)) takes part"
    case .back(let member): "\(words.name(member)) is back"
    case .away(let member): "\(words.name(member)) is away"
    case .answer(let member, let contact): "\(words.name(member)) answers \(contactName(contact)) first"
    case .optIn: "the contact is opted in again"
    case .resolve: "the conversation is resolved first"
    case .addTag(let tag): "the contact has the tag \(policy.tags[tag.index])"
    case .removeTag(let tag): "the contact does not have the tag \(policy.tags[tag.index])"
    case .setField(let field, let value): "\(policy.fields[field.index].name) is \(self.value(value, field))"
    case .setLastTeamMember(let member):
      member.isSomebody
        ? "the contact’s last team member is \(words.name(member))" : "the contact has no last team member"
    case .assign(let member): "the contact list assigns the contact to \(words.name(member))"
    case .sendFirstText(let member): "\(words.name(member)) sends the first text"
    case .wait(let moment): "the reply comes at \(moment.text)"
    }
  }

  private func value(_ value: ValueID, _ field: FieldID) -> String {
    let values = policy.fields[field.index].values
    return values.indices.contains(value.index) ? values[value.index] : "something else"
  }

  /// Where a reply went.
  func outcome(_ reply: WalkedReply) -> String {
    if reply.isOptedOut { return "the contact has opted out: nothing is placed" }
    if let refusal = reply.refusal { return "the rules refuse the reply: \(refusal.rawValue)" }
    switch reply.reach {
    case .asSender: return "it goes to whoever sends the first text"
    case .withEveryone: return "it waits in the shared inbox, where every member sees it"
    case .gets, .inTurn, .not: break
    }
    if reply.takers.isEmpty { return reply.trace.end == nil ? "it is not placed" : "it goes to no one" }
    return "it goes to \(reply.takers.count > 1 && reply.reach == .inTurn ? "one of " : "")\(words.names(reply.takers))"
  }
}
