internal import Campaign
package import Diagnostics
internal import Explaining
package import Records
internal import Routing

/// Where the replies of a list's contacts go under two versions of the rules, before anything has happened.
package struct ListedDiff {
  /// Contacts whose replies change in the same way.
  struct Group {
    let old: [String]
    let new: [String]
    let oldVia: String
    let newVia: String
    /// The tag rules that match, or the step that decides, with their lines.
    let oldCauses: [DiffSide.Cause]
    let newCauses: [DiffSide.Cause]
    var count = 0
    /// The ids of the first.
    var examples: [String] = []
  }

  /// For how many contacts replies go to someone, or to a place: `shared_inbox`, `round_robin`.
  struct Load {
    let name: String
    let isMember: Bool
    var old = 0
    var new = 0
  }

  package let name: String
  package private(set) var contacts = 0
  package private(set) var changed = 0
  private(set) var groups: [Group] = []
  private(set) var loads: [Load] = []
  static let mostExamples = 5
  /// Lists with fields of many values change in many ways.
  static let mostGroups = 1_000
  /// Contacts whose change is in no group.
  private(set) var ungrouped = 0

  init(_ name: String) { self.name = name }
}

extension RulesDiff {
  /// Reads a list to its end.
  ///
  /// - Parameter optedOut: people who have opted out, whatever the list says.
  package mutating func read<Input: ByteReader>(
    _ reader: consuming RecordReader<Input>, named name: String, optedOut: OptedOutList,
    problems: inout RecordProblems, progress: some Progress
  ) throws {
    var diff = ListedDiff(name)
    let walks = sides.map { ListedWalk($0.graph) }
    var tally = ListedTally(sides)
    while let block = try reader.next() {
      problems.report(block)
      for index in 0..<block.count {
        let isOptedOut = optedOut.names(index, of: block)
        let places = walks.map { $0.place(index, of: block, isOptedOut: isOptedOut) }
        let row = block[index]
        tally.add(places, to: &diff) { String(decoding: block.bytes(row.id), as: UTF8.self) }
      }
      progress.note(diff.contacts, "contact")
    }
    diff.finish()
    list = diff
  }
}

extension RulesDiff {
  /// Reads a list that the two versions read in different ways: once as the old one does, and once as the new one.
  ///
  /// Contacts are the same where they stand on the same line; those that only one version can read are left out.
  ///
  /// - Parameters:
  ///   - old: the list as the old version reads it. What is wrong with it is not told.
  ///   - optedOut: people who have opted out, as the old version and as the new one read their phones.
  package mutating func read<Input: ByteReader>(
    old: consuming RecordReader<Input>, new: consuming RecordReader<Input>, named name: String,
    optedOut: (old: OptedOutList, new: OptedOutList), problems: inout RecordProblems, progress: some Progress
  ) throws {
    var before: [(line: Int, place: ListedWalk.Place)] = []
    let oldWalk = ListedWalk(sides[0].graph)
    while let block = try old.next() {
      for index in 0..<block.count {
        let isOptedOut = optedOut.old.names(index, of: block)
        before.append((block.line(index), oldWalk.place(index, of: block, isOptedOut: isOptedOut)))
      }
      progress.note(before.count, "contact")
    }
    var diff = ListedDiff(name)
    let newWalk = ListedWalk(sides[1].graph)
    var tally = ListedTally(sides)
    var next = 0
    while let block = try new.next() {
      problems.report(block)
      for index in 0..<block.count {
        let line = block.line(index)
        while next < before.count, before[next].line < line { next += 1 }
        guard next < before.count, before[next].line == line else { continue }
        let place = newWalk.place(index, of: block, isOptedOut: optedOut.new.names(index, of: block))
        tally.add([before[next].place, place], to: &diff) {
          String(decoding: block.bytes(block[index].id), as: UTF8.self)
        }
      }
      progress.note(diff.contacts, "contact")
    }
    diff.finish()
    list = diff
  }
}

/// Finds the group of a change, and whose load it is.
private struct ListedTally {
  private let sides: [DiffSide]
  private var groups: [[[String]]: Int] = [:]
  private var loads: [String: Int] = [:]

  init(_ sides: [DiffSide]) { self.sides = sides }

  mutating func add(_ places: [ListedWalk.Place], to diff: inout ListedDiff, id: () -> String) {
    diff.note()
    let names = zip(places, sides).map { $0.names($1.graph.policy) }
    for (number, place) in places.enumerated() {
      for name in names[number] { diff.load(name, isMember: !place.members.isEmpty, number, &loads) }
    }
    let vias = places.map(\.via.word)
    // Whoever is declared first is named first.
    if vias[0] == vias[1], names[0] == names[1] || Set(names[0]) == Set(names[1]) { return }
    let causes = zip(places, sides).map { place, side in side.causes(place) }
    let key = names + causes.map { $0.map { $0.place ?? $0.text } } + [vias]
    if let group = groups[key] { return diff.add(id, to: group) }
    let group = diff.begin(
      ListedDiff.Group(
        old: names[0], new: names[1], oldVia: vias[0], newVia: vias[1], oldCauses: causes[0], newCauses: causes[1]))
    guard let group else { return }
    groups[key] = group
    diff.add(id, to: group)
  }
}

extension DiffSide {
  fileprivate func causes(_ place: ListedWalk.Place) -> [Cause] {
    if !place.rules.isEmpty { return place.rules.map { cause($0) } }
    guard let end = place.end else { return [] }
    let origin = graph.origin(ofNode: end)
    return [Cause(place: places.origin(origin), text: words.origin(origin))]
  }
}

extension ListedDiff {
  fileprivate mutating func note() { contacts += 1 }

  fileprivate mutating func load(_ name: String, isMember: Bool, _ number: Int, _ known: inout [String: Int]) {
    let key = (isMember ? "m" : "p") + name
    let index = known[key] ?? loads.count
    if index == loads.count {
      known[key] = index
      loads.append(Load(name: name, isMember: isMember))
    }
    if number == 0 { loads[index].old += 1 } else { loads[index].new += 1 }
  }

  /// Nil where there are too many.
  fileprivate mutating func begin(_ group: Group) -> Int? {
    guard groups.count < Self.mostGroups else {
      changed += 1
      ungrouped += 1
      return nil
    }
    groups.append(group)
    return groups.count - 1
  }

  fileprivate mutating func add(_ id: () -> String, to group: Int) {
    changed += 1
    groups[group].count += 1
    if groups[group].examples.count < Self.mostExamples { groups[group].examples.append(id()) }
  }

  /// The largest groups first; members by name, then places.
  fileprivate mutating func finish() {
    groups = groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    loads.sort { ($0.isMember ? 0 : 1, $0.name) < ($1.isMember ? 0 : 1, $1.name) }
  }
}
