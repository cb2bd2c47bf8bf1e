/// A checked rule file as values: everything a contact action's decisions depend on, and no text positions.
///
/// INVARIANT: only the checker of rule files makes one, or `selecting` from one, so holding one is the proof that it was checked: every id is in
/// range, no one without the `send_queue` permission is selected, every recipient is selected, and the last reply step
/// is `.sharedInbox` or `.hold` (with another step before it).
public struct RoutingPolicy: Hashable, Sendable {
  /// The contact action's name.
  public let action: String
  /// The whole team; the first `selectedCount` are the selected members, in declaration order.
  public let team: [TeamMember]
  public let selectedCount: Int
  public let lists: [UserList]
  public let distribution: Distribution
  public let replySteps: [ReplyStep]
  /// Nil: conversations stay where they are until someone answers.
  public let replyTimeout: ReplyTimeout?
  public let tagRules: [TagRule]
  public let optOutKeywords: [String]
  /// The words with which someone who has opted out asks to be texted again.
  public let optInKeywords: [String]
  /// Phrases that look like an opt out: a person must decide.
  public let reviewPhrases: [String]
  /// How far opt outs reach.
  public let optOutScope: OptOutScope
  /// In the order of the rule file.
  public let autoTags: [AutoTag]
  /// Nil: contacts may be texted at any time.
  public let textingHours: TextingHours?
  public let notifications: [NotificationRule]
  /// The tags that rules mention, in order of first mention: `TagID` counts them.
  public let tags: [String]
  /// The tag `Opt Out`: one of `tags`, or the number after theirs. Tables of tags give it this number.
  public let optOutTag: TagID
  /// The fields that rules ask about, in order of first mention: `FieldID` counts them.
  public let fields: [PolicyField]
  /// The rings that these rules have: `RingID` counts them.
  public let rings: [RingKind]

  /// - Parameter optOutTag: looked for among `tags` where it is nil.
  package init(
    action: String, team: [TeamMember], selectedCount: Int, lists: [UserList], distribution: Distribution,
    replySteps: [ReplyStep], tagRules: [TagRule], optOutKeywords: [String],
    optInKeywords: [String] = OptInKeywords.standard, reviewPhrases: [String] = [],
    optOutScope: OptOutScope = .sender, autoTags: [AutoTag] = [],
    textingHours: TextingHours? = nil, notifications: [NotificationRule] = [], tags: [String],
    optOutTag: TagID? = nil, fields: [PolicyField], replyTimeout: ReplyTimeout? = nil
  ) {
    self.action = action
    self.team = team
    self.selectedCount = selectedCount
    self.lists = lists
    self.distribution = distribution
    self.replySteps = replySteps
    self.replyTimeout = replyTimeout
    self.tagRules = tagRules
    self.optOutKeywords = optOutKeywords
    self.optInKeywords = optInKeywords
    self.reviewPhrases = reviewPhrases
    self.optOutScope = optOutScope
    self.autoTags = autoTags
    self.textingHours = textingHours
    self.notifications = notifications
    self.tags = tags
    self.optOutTag = optOutTag ?? OptOutTag.number(among: tags)
    self.fields = fields
    rings = Self.rings(lists, replySteps + (replyTimeout?.then ?? []), tagRules)
  }

  /// How long conversations lie unanswered means something.
  public var hasReplyClocks: Bool { replyTimeout != nil || notifications.contains { $0.after != nil } }

  /// The members who take part from the start, in declaration order.
  public var selected: [MemberID] { (0..<selectedCount).map { MemberID(UInt16($0)) } }

  /// When each member of the team works: by their own shifts, else by those of all their lists together. Nil where nothing says it:
  /// they are always on shift.
  public func shiftsOfMembers() -> [Shifts?] {
    var shifts = [Shifts?](repeating: nil, count: team.count)
    for list in lists {
      guard let common = list.shifts else { continue }
      for member in list.members { shifts[member.index] = shifts[member.index]?.union(common) ?? common }
    }
    for (index, member) in team.enumerated() { if let own = member.shifts { shifts[index] = own } }
    return shifts
  }

  /// Someone's shifts are known.
  public var hasShifts: Bool { team.contains { $0.shifts != nil } || lists.contains { $0.shifts != nil } }
}

/// A field that rules ask about and the values they compare it with, in order of first mention: `ValueID` counts them.
public struct PolicyField: Hashable, Sendable {
  public let name: String
  public let values: [String]

  package init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }
}

/// A rule that sends replies of matching contacts to certain members, whatever reply routing says.
public struct TagRule: Hashable, Sendable {
  public let condition: Condition
  /// In declaration order, each once, never empty.
  public let recipients: [MemberID]
  /// Whether all of them have the reply, or one.
  public let by: Pick
  /// Who is asked where none of the recipients accepts, one entry after the other; each in declaration order, each member once.
  public let otherwise: [[MemberID]]
  /// Where no one of all these accepts, the reply is held.
  public let holds: Bool
  /// A tag that makes the rule match routes an unanswered conversation again at once.
  public let atOnce: Bool

  package init(
    condition: Condition, recipients: [MemberID], by: Pick = .all, otherwise: [[MemberID]] = [], holds: Bool = false,
    atOnce: Bool = false
  ) {
    self.condition = condition
    self.recipients = recipients
    self.by = by
    self.otherwise = otherwise
    self.holds = holds
    self.atOnce = atOnce
  }

  /// Everyone whom the rule names, in declaration order, each once.
  public var named: [MemberID] {
    if otherwise.isEmpty { return recipients }
    var once: [MemberID] = []
    for member in (recipients + otherwise.joined()).sorted() where once.last != member { once.append(member) }
    return once
  }

  /// The same in the order in which the rule asks them: that of its ring in the beginning.
  public var namedInTurn: [MemberID] {
    var seen: Set<MemberID> = []
    return (recipients + otherwise.joined()).filter { seen.insert($0).inserted }
  }

  /// All recipients who accept have the reply, and there is nothing else to say.
  public var isPlain: Bool { by == .all && otherwise.isEmpty && !holds }
}

/// A conjunction over a contact's tags and fields. Tag lists are sorted and hold each tag once.
///
/// It holds when the contact carries all of `all`, at least one of `any` (unless `any` is empty), none of `none`, and
/// each field test holds.
public struct Condition: Hashable, Sendable {
  public let all: [TagID]
  public let any: [TagID]
  public let none: [TagID]
  public let fields: [FieldTest]

  package init(all: [TagID] = [], any: [TagID] = [], none: [TagID] = [], fields: [FieldTest] = []) {
    self.all = all
    self.any = any
    self.none = none
    self.fields = fields
  }
}

/// The contact's field equals one of the values.
public struct FieldTest: Hashable, Sendable {
  public let field: FieldID
  public let values: [ValueID]

  package init(field: FieldID, values: [ValueID]) {
    self.field = field
    self.values = values
  }
}
