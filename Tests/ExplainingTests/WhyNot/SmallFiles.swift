import Campaign
import Routing

/// Rule files with up to three tag rules, three tags, one field of two values and three members, numbered through.
struct SmallFiles {
  static let tags = 3
  static let values = 2
  static let members = 3

  /// Every condition over three tags and the field: each tag in `all`, `any`, `none`, in `any` and one of the others, or nowhere; any
  /// values.
  static let conditions: [Condition] = {
    var found: [Condition] = []
    for number in 1..<864 { found.append(condition(number)) }
    return found
  }()

  private static func condition(_ number: Int) -> Condition {
    var all: [TagID] = []
    var any: [TagID] = []
    var none: [TagID] = []
    var rest: Int = number
    for tag in 0..<tags {
      let id = TagID(UInt32(tag))
      let part = rest % 6
      if part == 1 || part == 4 { all.append(id) }
      if part == 2 || part >= 4 { any.append(id) }
      if part == 3 || part == 5 { none.append(id) }
      rest /= 6
    }
    var chosen: [ValueID] = []
    if rest % 2 == 1 { chosen.append(ValueID(0)) }
    if rest >= 2 { chosen.append(ValueID(1)) }
    let fields: [FieldTest] = chosen.isEmpty ? [] : [FieldTest(field: FieldID(0), values: chosen)]
    return Condition(all: all, any: any, none: none, fields: fields)
  }

  /// Conditions that ask for a tag in two places.
  static let twofold = conditions.filter { condition in
    condition.any.contains { condition.all.contains($0) || condition.none.contains($0) }
  }

  /// Conditions of one test.
  static let simple = conditions.filter { $0.tests.count == 1 }

  static func member(_ number: Int) -> MemberID { MemberID(UInt16(number)) }

  /// Every set of members but the empty one.
  static let recipients: [[MemberID]] = [
    [member(0)], [member(1)], [member(0), member(1)], [member(2)], [member(0), member(2)], [member(1), member(2)],
    [member(0), member(1), member(2)],
  ]

  /// Chains of reply steps, and whether the last team member sends the first text.
  static let chains: [(steps: [ReplyStep], lastTeamMemberFirst: Bool)] = [
    ([.sharedInbox], false), ([.roundRobin, .sharedInbox], false), ([.member(member(0)), .sharedInbox], false),
    ([.sender, .sharedInbox], false), ([.sender, .sharedInbox], true),
    ([.lastTeamMember, .member(member(1)), .sharedInbox], false),
    ([.senderOrLastTeamMember, .sharedInbox], false), ([.list(ListID(0)), .hold], false),
  ]

  static func policy(_ rules: [TagRule], chain: Int) -> RoutingPolicy {
    let chain = chains[chain]
    return RoutingPolicy(
      action: "small", team: ["ana", "joe", "philly"].map { TeamMember(key: $0, name: $0, permissions: .sendQueue) },
      selectedCount: members, lists: [UserList(name: "closers", members: [member(1), member(2)])],
      distribution: Distribution(
        mode: .firstComeFirstServed, lastTeamMemberFirst: chain.lastTeamMemberFirst, claimTimeout: nil,
        maxPerMember: nil),
      replySteps: chain.steps, tagRules: rules, optOutKeywords: [], tags: ["A", "B", "C"],
      fields: [PolicyField(name: "state", values: ["PA", "NJ"])])
  }

  /// What may be said of a contact: a set of tags, a value, a last team member, who sends the first text. 0 is no value and nobody.
  struct Contact: Hashable {
    var tags: Set<TagID> = []
    var value = 0
    var lastTeamMember = 0
    var sender = 0

    var valueID: ValueID { value == 0 ? .other : ValueID(UInt16(value - 1)) }
    static func member(_ number: Int) -> MemberID { number == 0 ? .nobody : SmallFiles.member(number - 1) }

    /// All contacts with exactly one thing changed.
    var neighbours: [Contact] {
      var found: [Contact] = []
      for tag in 0..<SmallFiles.tags {
        var other = self
        other.tags.formSymmetricDifference([TagID(UInt32(tag))])
        found.append(other)
      }
      func vary(_ path: WritableKeyPath<Contact, Int>, _ count: Int) {
        for value in 0...count where value != self[keyPath: path] {
          var other = self
          other[keyPath: path] = value
          found.append(other)
        }
      }
      vary(\.value, SmallFiles.values)
      vary(\.lastTeamMember, SmallFiles.members)
      vary(\.sender, SmallFiles.members)
      return found
    }
  }

  /// Whether a contact's reply goes to a member, by the walk alone.
  static func reaches(_ contact: Contact, _ member: MemberID, _ graph: DecisionGraph) -> Bool {
    withExtendedLifetime([contact.valueID]) { values in
      values.withUnsafeBufferPointer { values in
        let last = Contact.member(contact.lastTeamMember)
        var facts = UntouchedContact(selectedCount: members, lastTeamMember: last, values: values)
        facts.firstTextFrom = Contact.member(contact.sender)
        var recipients = Recipients()
        var nobody = NoRecorder()
        let end = contact.tags.sorted().withUnsafeBufferPointer {
          graph.walkReply(facts, tags: $0, recipients: &recipients, recorder: &nobody)
        }
        switch end.settlement {
        case .recipients: return recipients.contains(member)
        case .previousTeamMember: return last == member
        case .member(let named): return named == member
        case .nextOf(let ring): return ring == .everyone || graph.policy.lists[0].members.contains(member)
        case .sender:
          if contact.sender > 0 { return Contact.member(contact.sender) == member }
          return graph.policy.distribution.lastTeamMemberFirst && last == member
        case .latestWriter: return Contact.member(contact.sender) == member
        case .optOut, .holdUntilOpen, .reassignedOwner, .owner, .sharedInbox, .stay, .hold: return false
        }
      }
    }
  }

  /// How few changes bring the reply to the member; nil where more than two are needed.
  static func fewest(_ contact: Contact, _ member: MemberID, _ graph: DecisionGraph) -> Int? {
    if reaches(contact, member, graph) { return 0 }
    let near = contact.neighbours
    if near.contains(where: { reaches($0, member, graph) }) { return 1 }
    return near.contains { $0.neighbours.contains { reaches($0, member, graph) } } ? 2 : nil
  }

  /// Every contact whose first text no one has.
  static let contacts: [Contact] = {
    var found: [Contact] = []
    for number in 0..<96 {
      var contact = Contact()
      var rest: Int = number
      for tag in 0..<tags {
        if rest % 2 == 1 { contact.tags.insert(TagID(UInt32(tag))) }
        rest /= 2
      }
      contact.value = rest % 3
      contact.lastTeamMember = rest / 3
      found.append(contact)
    }
    return found
  }()
}
