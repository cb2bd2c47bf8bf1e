package import Campaign
internal import Records

/// The statistics of a contact action at one moment: the P2P table.
public struct Stats: Hashable, Sendable {
  /// A row for everyone who was ever selected, in declaration order.
  public let members: [Member]
  /// All contacts, each counted once: not the sums over the members.
  public let totals: Totals
  private let table: StatsTable

  package init(_ table: StatsTable, name: (MemberID) -> String) {
    self.table = table
    members = table.rows.map { Member(id: $0.member, name: name($0.member), counts: Counts(counts: $0.counts)) }
    totals = Totals(all: table.totals, counts: Counts(counts: table.totals.shared))
  }

  /// The row of a member, by the name in the rules; nil for those who were never selected.
  public subscript(member: String) -> Member? { members.first { $0.name == member } }

  /// One JSON object of the schema `patchbay.stats/1`: `docs/schema/stats.schema.json`.
  public var json: String {
    let text = StatsWriter.json(table) { id in members.first { $0.id == id }?.name ?? "" }
    return String(decoding: text.dropLast(), as: UTF8.self)
  }
}

extension Stats {
  /// What is counted of a member, and of the whole contact action.
  public struct Counts: Hashable, Sendable {
    let counts: MemberCounts

    /// First texts given out at present, sent or not.
    public var assigned: Int { counts.assigned }
    /// Of these, not sent yet.
    public var waiting: Int { counts.waiting }
    /// First texts sent.
    public var sent: Int { counts.sent }
    /// Contacts that replied to the first text.
    public var replies: Int { counts.replies }
    /// Contacts that clicked.
    public var clicked: Int { counts.clicked }
    /// Contacts whose first text did not arrive.
    public var undelivered: Int { counts.undelivered }
    /// Contacts with a text out, a reply in and a text out.
    public var conversed: Int { counts.conversed }
    /// Contacts that had a resolution.
    public var resolved: Int { counts.resolved }
    /// Ongoing conversations.
    public var active: Int { counts.active }
    /// Contacts in the inbox.
    public var inbox: Int { counts.inbox }
    /// Contacts that opted out.
    public var optOuts: Int { counts.optOuts }
    /// Contacts whose last reply no one has answered.
    public var needsAttention: Int { counts.needsAttention }
    /// How often a conversation was taken from the member, or from anyone, because no one answered in time.
    public var timedOut: Int { counts.timedOut }
  }

  /// The counts of one member: `member.sent` is `member.counts.sent`.
  @dynamicMemberLookup public struct Member: Hashable, Sendable {
    let id: MemberID
    /// The name in the rules.
    public let name: String
    /// What is counted.
    public let counts: Counts

    /// One of the counts.
    public subscript(dynamicMember count: KeyPath<Counts, Int>) -> Int { counts[keyPath: count] }
  }

  /// The counts of all contacts: `totals.sent` is `totals.counts.sent`.
  @dynamicMemberLookup public struct Totals: Hashable, Sendable {
    let all: TotalCounts
    /// What is counted of members as well.
    public let counts: Counts

    /// One of the counts.
    public subscript(dynamicMember count: KeyPath<Counts, Int>) -> Int { counts[keyPath: count] }

    /// Contacts on the list.
    public var contacts: Int { all.contacts }
    /// Contacts whose first text no one was given.
    public var unassigned: Int { all.unassigned }
    /// Conversations that wait without a place.
    public var held: Int { all.held }
    /// Opted out before a first text, or a later row with the same phone.
    public var neverTextable: Int { all.neverTextable }
    /// Opted out, and asked to be texted again since.
    public var askedBack: Int { all.askedBack }
  }
}
