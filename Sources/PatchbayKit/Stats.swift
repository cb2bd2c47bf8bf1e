internal import Campaign
internal import Records

/// The statistics of a contact action at one moment: the P2P table.
public struct Stats: Hashable, Sendable {
  /// A row for everyone who was ever selected, in declaration order.
  public let members: [Member]
  /// All contacts, each counted once: not the sums over the members.
  public let totals: Totals
  private let table: StatsTable

  init(_ table: StatsTable, name: (MemberID) -> String) {
    self.table = table
    members = table.rows.map { Member(id: $0.member, name: name($0.member), counts: $0.counts) }
    totals = Totals(counts: table.totals)
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
  /// The counts of one member.
  public struct Member: Hashable, Sendable {
    let id: MemberID
    /// The name in the rules.
    public let name: String
    let counts: MemberCounts

    /// First texts that the member has at present, sent or not.
    public var assigned: Int { counts.assigned }
    /// Of these, not sent yet.
    public var waiting: Int { counts.waiting }
    /// First texts sent.
    public var sent: Int { counts.sent }
    /// Contacts that replied to the first text.
    public var replies: Int { counts.replies }
    /// Contacts that clicked.
    public var clicked: Int { counts.clicked }
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
  }

  /// The counts of all contacts.
  public struct Totals: Hashable, Sendable {
    let counts: TotalCounts

    /// First texts that members have at present, sent or not.
    public var assigned: Int { counts.assigned }
    /// Of these, not sent yet.
    public var waiting: Int { counts.waiting }
    /// First texts sent.
    public var sent: Int { counts.sent }
    /// Contacts that replied to the first text.
    public var replies: Int { counts.replies }
    /// Contacts that clicked.
    public var clicked: Int { counts.clicked }
    /// Contacts with a text out, a reply in and a text out.
    public var conversed: Int { counts.conversed }
    /// Contacts that had a resolution.
    public var resolved: Int { counts.resolved }
    /// Ongoing conversations.
    public var active: Int { counts.active }
    /// Contacts in an inbox.
    public var inbox: Int { counts.inbox }
    /// Contacts that opted out.
    public var optOuts: Int { counts.optOuts }
    /// Contacts whose last reply no one has answered.
    public var needsAttention: Int { counts.needsAttention }
    /// Contacts on the list.
    public var contacts: Int { counts.contacts }
    /// Contacts whose first text no one was given.
    public var unassigned: Int { counts.unassigned }
    /// Conversations that wait without a place.
    public var held: Int { counts.held }
    /// Opted out before a first text, or a later row with the same phone.
    public var neverTextable: Int { counts.neverTextable }
  }
}
