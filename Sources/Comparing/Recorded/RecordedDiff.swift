/// The replies of a recorded event stream that two versions of the rules place elsewhere.
package struct RecordedDiff {
  /// Replies that went from one place to another in the same way.
  struct Group {
    let old: [String]
    let new: [String]
    var count = 0
    /// The lines of the first.
    var lines: [Int] = []
  }
  /// How many replies a member or place got.
  struct Load {
    let name: String
    var old = 0
    var new = 0
  }

  package let name: String
  package private(set) var replies = 0
  package private(set) var changed = 0
  private(set) var groups: [Group] = []
  private(set) var loads: [Load] = []
  static let mostExamples = 5

  /// - Parameter name: what the event stream is called.
  package init(_ old: RecordedReplies, _ new: RecordedReplies, named name: String) {
    self.name = name
    var numbers: [[Int]: Int] = [:]
    var loadOf: [String: Int] = [:]
    for (before, after) in zip(old.replies, new.replies) {
      replies += 1
      let (from, to) = (old.places[before.place], new.places[after.place])
      for name in from { loads[load(name, &loadOf)].old += 1 }
      for name in to { loads[load(name, &loadOf)].new += 1 }
      if from == to || Set(from) == Set(to) { continue }
      changed += 1
      let key = [before.place, after.place]
      let group = numbers[key] ?? groups.count
      if group == groups.count {
        numbers[key] = group
        groups.append(Group(old: from, new: to))
      }
      groups[group].count += 1
      if groups[group].lines.count < Self.mostExamples { groups[group].lines.append(before.line) }
    }
    groups = groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    loads.sort { $0.name < $1.name }
  }

  private mutating func load(_ name: String, _ known: inout [String: Int]) -> Int {
    if let index = known[name] { return index }
    known[name] = loads.count
    loads.append(Load(name: name))
    return loads.count - 1
  }
}
