public import Campaign
internal import Folding

/// Takes the census of a contact list for one policy, in memory that does not grow with the list: text that varies
/// without limit is counted for its first few thousand spellings.
///
/// Repeated ids and phones are not looked for; that would require the whole list.
public struct CensusTaker: ~Copyable {
  private let policy: RoutingPolicy
  private let names: PolicyNames
  private var tags: TagTable
  private let limits: CensusLimits
  private var tagCounts: [Int]
  /// The last contact that was counted for each tag, from 1.
  private var tagSeen: [Int]
  private var fields: SpellingCounts
  private var values: [SpellingCounts] = []
  private var contacts = 0
  private var assigned = StrangerCount(column: .assignedTo)
  private var texted = StrangerCount(column: .lastTeamMember)

  public init(_ policy: RoutingPolicy, limits: CensusLimits = CensusLimits()) {
    self.policy = policy
    self.limits = limits
    names = PolicyNames(policy)
    tags = TagTable(tags: policy.tags)
    tagCounts = Array(repeating: 0, count: policy.tags.count)
    tagSeen = tagCounts
    fields = SpellingCounts(policy.fields.map(\.name))
    values = policy.fields.map { SpellingCounts($0.values) }
  }

  public mutating func count(_ block: ContactBlock) {
    for row in 0..<block.count {
      contacts += 1
      for slice in block.tags(row) { countTag(block.bytes(slice)) }
      for field in block.fields(row) where !field.isNull {
        let name = block.bytes(field.name)
        fields.count(name, room: limits.values)
        guard let id = names.field(name) else { continue }
        values[id.index].count(block.bytes(field.value), room: limits.values)
      }
      let record = block[row]
      if record.assignedTo.length > 0, !names.member(block.bytes(record.assignedTo)).isSomebody {
        assigned.count(block.bytes(record.assignedTo), line: block.line(row))
      }
      if record.lastTeamMember.length > 0, !names.member(block.bytes(record.lastTeamMember)).isSomebody {
        texted.count(block.bytes(record.lastTeamMember), line: block.line(row))
      }
    }
  }

  private mutating func countTag(_ tag: Bytes) {
    guard let id = tags.intern(tag, room: policy.tags.count + limits.tags).tag else { return }
    if id.index == tagCounts.count {
      tagCounts.append(0)
      tagSeen.append(0)
    }
    guard tagSeen[id.index] != contacts else { return }
    tagSeen[id.index] = contacts
    tagCounts[id.index] += 1
  }

  /// What has been counted so far.
  public var census: ListCensus {
    var census = ListCensus(policy)
    census.contacts = contacts
    let known = policy.tags.count
    census.tags = Array(tagCounts[..<known])
    census.otherTags = ranked(
      (known..<tagCounts.count).map { tag in
        ListCensus.Count(String(decoding: tags.spelling(TagID(UInt32(tag))), as: UTF8.self), contacts: tagCounts[tag])
      })
    census.fields = fields.known
    census.otherFields = ranked(fields.others)
    census.values = values.map(\.known)
    census.otherValues = values.map { ranked($0.others) }
    return census
  }

  /// The columns that name people who are not in the team.
  public var strangers: [RecordProblem] {
    [assigned.problem(policy.team), texted.problem(policy.team)].compactMap { $0 }
  }

  private func ranked(_ counts: [ListCensus.Count]) -> [ListCensus.Count] {
    let order = counts.enumerated().sorted { ($1.element.contacts, $0.offset) < ($0.element.contacts, $1.offset) }
    return order.prefix(limits.offered).map(\.element)
  }
}

public struct CensusLimits: Hashable, Sendable {
  /// How many different tags are counted besides those of the policy.
  public var tags: Int
  /// How many different fields, and values of a field, are counted besides those of the policy.
  public var values: Int
  /// How many fields or values a census holds.
  public var offered: Int

  public init(tags: Int = 10_000, values: Int = 2_000, offered: Int = 2_000) {
    self.tags = tags
    self.values = values
    self.offered = offered
  }
}

/// Counts texts: those known from the start, and some others. There are few names, each copied once.
private final class SpellingCounts {
  // Each row touches both, and neither is lent to anyone while it is changed.
  @exclusivity(unchecked) private var table: NameTable
  @exclusivity(unchecked) private var counts: [Int] = []
  private let knownCount: Int
  /// Longer texts are not misspellings of anything.
  private static let mostBytes = 256

  init(_ known: [String]) {
    table = NameTable(expected: known.count)
    knownCount = known.count
    for name in known {
      var name = name
      _ = name.withUTF8 { table.insert($0) }
      counts.append(0)
    }
  }

  func count(_ text: Bytes, room: Int) {
    if let found = table.find(text) {
      counts[Int(found)] += 1
    } else if counts.count < knownCount + room, text.count <= Self.mostBytes, let new = table.insert(text), new.isNew {
      counts.append(1)
    }
  }

  var known: [Int] { Array(counts[..<knownCount]) }

  var others: [ListCensus.Count] {
    (knownCount..<counts.count).map { index in
      ListCensus.Count(String(decoding: table.name(UInt32(index)), as: UTF8.self), contacts: counts[index])
    }
  }
}
