internal import Campaign
internal import Folding

/// Counts the fields of the contacts of a list and what those say that the rules ask about, and people whom columns name and who are not
/// in the team.
struct ColumnCensus: ~Copyable {
  private let team: [TeamMember]
  private let names: PolicyNames
  private let room: Int
  private var fields: SpellingCounts
  private var values: [SpellingCounts]
  private var columns = FieldPlaces()
  private var assigned = StrangerCount(column: .assignedTo)
  private var texted = StrangerCount(column: .lastTeamMember)

  init(_ policy: RoutingPolicy, _ limits: CensusLimits) {
    team = policy.team
    names = PolicyNames(policy)
    room = limits.values
    fields = SpellingCounts(policy.fields.map(\.name))
    values = policy.fields.map { SpellingCounts($0.values) }
  }

  mutating func count(_ block: ContactBlock) {
    for row in 0..<block.count { count(row, of: block) }
  }

  private mutating func count(_ row: Int, of block: ContactBlock) {
    for (place, field) in block.fields(row).enumerated() where !field.isNull {
      let known = columns.name(block.bytes(field.name), at: place) { name in
        (fields.number(of: name, room: room), names.field(name))
      }
      if let number = known.number { fields.count(number) }
      if let id = known.field { values[id.index].count(block.bytes(field.value), room: room) }
    }
    let record = block[row]
    if record.assignedTo.length > 0, !names.member(block.bytes(record.assignedTo)).isSomebody {
      assigned.count(block.bytes(record.assignedTo), line: block.line(row))
    }
    if record.lastTeamMember.length > 0, !names.member(block.bytes(record.lastTeamMember)).isSomebody {
      texted.count(block.bytes(record.lastTeamMember), line: block.line(row))
    }
  }

  /// Puts what has been counted so far into a census, other fields and values in the order in which they came.
  func fill(_ census: inout ListCensus) {
    census.fields = fields.known
    census.otherFields = fields.others
    census.values = values.map(\.known)
    census.otherValues = values.map(\.others)
  }

  var strangers: [RecordProblem] { [assigned.problem(team), texted.problem(team)].compactMap { $0 } }
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
