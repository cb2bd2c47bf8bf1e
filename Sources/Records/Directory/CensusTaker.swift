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
  private var tagCounts: [TagCount]
  private struct TagCount {
    var contacts = 0
    /// The last contact that was counted, from 1.
    var last = 0
  }
  /// The numbers here of a directory's tags, by their numbers there; `unmet` before one is noted.
  private var numbers: [UInt32] = []
  private static let unmet = UInt32.max - 1
  private var fields: SpellingCounts
  private var values: [SpellingCounts] = []
  private var columns = FieldPlaces()
  private var contacts = 0
  private var assigned = StrangerCount(column: .assignedTo)
  private var texted = StrangerCount(column: .lastTeamMember)

  public init(_ policy: RoutingPolicy, limits: CensusLimits = CensusLimits()) {
    self.policy = policy
    self.limits = limits
    names = PolicyNames(policy)
    tags = TagTable(tags: policy.tags)
    tagCounts = Array(repeating: TagCount(), count: policy.tags.count)
    fields = SpellingCounts(policy.fields.map(\.name))
    values = policy.fields.map { SpellingCounts($0.values) }
  }

  public mutating func count(_ block: ContactBlock) {
    for row in 0..<block.count {
      contacts += 1
      countTags(row, of: block)
      countOthers(row, of: block, hasTeamMember: false)
    }
  }

  /// Counts a row that a directory has just looked at, always the same one.
  mutating func count(_ row: Int, of block: ContactBlock, as directory: Directory) {
    contacts += 1
    while numbers.count < directory.tagCount { numbers.append(Self.unmet) }
    if !directory.hasReadTags {
      countTags(row, of: block)
    } else if !countTags(numberedBy: directory.tagRun.all) {
      countTags(row, of: block)
      noteNumbers(directory.tagRun.all, of: directory.tags)
    }
    countOthers(row, of: block, hasTeamMember: directory.hasTeamMember)
  }

  private mutating func countTags(_ row: Int, of block: ContactBlock) {
    for slice in block.tags(row) { countTag(block.bytes(slice)) }
  }

  /// Counts the tags of a row by a directory's numbers; false where one of them was not noted before.
  private mutating func countTags(numberedBy run: UnsafeBufferPointer<TagID>) -> Bool {
    var areNoted = true
    for tag in run {
      let number = numbers[tag.index]
      if number < Self.unmet { countTag(number: Int(number)) } else if number == Self.unmet { areNoted = false }
    }
    return areNoted
  }

  private mutating func noteNumbers(_ run: UnsafeBufferPointer<TagID>, of directory: borrowing TagTable) {
    for tag in run where numbers[tag.index] == Self.unmet {
      numbers[tag.index] = directory.spelling(tag).withUnsafeBufferPointer { tags.findFolded($0) }
    }
  }

  /// - Parameter hasTeamMember: whether the last team member is known to be one.
  private mutating func countOthers(_ row: Int, of block: ContactBlock, hasTeamMember: Bool) {
    for (place, field) in block.fields(row).enumerated() where !field.isNull {
      let known = columns.name(block.bytes(field.name), at: place) { name in
        (fields.number(of: name, room: limits.values), names.field(name))
      }
      if let number = known.number { fields.count(number) }
      if let id = known.field { values[id.index].count(block.bytes(field.value), room: limits.values) }
    }
    let record = block[row]
    if record.assignedTo.length > 0, !names.member(block.bytes(record.assignedTo)).isSomebody {
      assigned.count(block.bytes(record.assignedTo), line: block.line(row))
    }
    if record.lastTeamMember.length > 0, !hasTeamMember, !names.member(block.bytes(record.lastTeamMember)).isSomebody {
      texted.count(block.bytes(record.lastTeamMember), line: block.line(row))
    }
  }

  private mutating func countTag(_ tag: Bytes) {
    guard let id = tags.intern(tag, room: policy.tags.count + limits.tags).tag else { return }
    if id.index == tagCounts.count { tagCounts.append(TagCount()) }
    countTag(number: id.index)
  }

  private mutating func countTag(number: Int) {
    guard tagCounts[number].last != contacts else { return }
    tagCounts[number].last = contacts
    tagCounts[number].contacts += 1
  }

  /// What has been counted so far.
  public var census: ListCensus {
    var census = ListCensus(policy)
    census.contacts = contacts
    let known = policy.tags.count
    census.tags = tagCounts[..<known].map(\.contacts)
    census.otherTags = ranked(
      (known..<tagCounts.count).map { tag in
        ListCensus.Count(
          String(decoding: tags.spelling(TagID(UInt32(tag))), as: UTF8.self), contacts: tagCounts[tag].contacts)
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

/// What the names of fields mean, by their places in a row: most rows have the same fields in the same order.
private struct FieldPlaces {
  struct Meaning {
    /// Among the counted names.
    var number: Int?
    var field: FieldID?
  }
  private struct Place {
    var words: NameHash.Words
    var length: Int
    var meaning: Meaning
  }
  private var places: [Place] = []
  private static let mostPlaces = 64

  /// What a name means, which `find` finds out where the place had another one before.
  @inline(__always)
  mutating func name(_ name: Bytes, at place: Int, _ find: (Bytes) -> (number: Int?, field: FieldID?)) -> Meaning {
    let words = NameHash.words(of: name)
    if place < places.count {
      let last = places[place]
      if last.words.first == words.first, last.words.last == words.last, last.length == name.count {
        return last.meaning
      }
    }
    let found = find(name)
    let meaning = Meaning(number: found.number, field: found.field)
    // Words say all of so short a name, and what has no room now has none later.
    guard name.count <= 16, place < Self.mostPlaces else { return meaning }
    let new = Place(words: words, length: name.count, meaning: meaning)
    if place < places.count { places[place] = new } else if place == places.count { places.append(new) }
    return meaning
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
    if let number = number(of: text, room: room) { count(number) }
  }

  func count(_ number: Int) { counts[number] += 1 }

  /// The number of a text, new or not; nil where there is no room for it.
  func number(of text: Bytes, room: Int) -> Int? {
    if let found = table.find(text) { return Int(found) }
    guard counts.count < knownCount + room, text.count <= Self.mostBytes, let new = table.insert(text) else {
      return nil
    }
    if new.isNew { counts.append(0) }
    return Int(new.id)
  }

  var known: [Int] { Array(counts[..<knownCount]) }

  var others: [ListCensus.Count] {
    (knownCount..<counts.count).map { index in
      ListCensus.Count(String(decoding: table.name(UInt32(index)), as: UTF8.self), contacts: counts[index])
    }
  }
}
