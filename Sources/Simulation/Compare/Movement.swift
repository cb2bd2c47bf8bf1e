import Campaign
public import Statistics

/// Contacts to whom a different member writes under one rule file than under the other.
public struct Movement: Sendable {
  /// How many contacts changed hands in a run.
  public let contacts: Estimate
  /// From which member to which, the most contacts first, then in the order of the team.
  public let rows: [Row]

  public struct Row: Hashable, Sendable {
    /// The name in the rule file; nil for no one.
    public let from: String?
    public let to: String?
    /// In a run, on average.
    public let contacts: Double
  }

  /// - Parameter runs: by replication.
  init(_ runs: [[Moves]], keys: [String]) {
    contacts = Estimate(runs.map { run in Double(run.reduce(0) { $0 + $1.contacts }) })
    let all = Moves.sums(of: runs.flatMap(\.self))
    func name(_ index: UInt16) -> String? { keys.indices.contains(Int(index)) ? keys[Int(index)] : nil }
    rows = all.enumerated().sorted { ($1.element.contacts, $0.offset) < ($0.element.contacts, $1.offset) }
      .map { _, moves in
        Row(
          from: name(moves.from), to: name(moves.to), contacts: Double(moves.contacts) / Double(max(runs.count, 1)))
      }
  }
}

/// How many contacts went from one member to another. Both are places in the two teams together; a place beyond them is
/// no one.
struct Moves: Hashable, Sendable {
  let from: UInt16
  let to: UInt16
  let contacts: Int

  /// The contacts whose member differs.
  static func between(_ a: [MemberID], _ b: [MemberID], _ teams: PairedTeams) -> [Moves] {
    var counts: [UInt32: Int] = [:]
    for (a, b) in zip(a, b) {
      let (from, to) = (teams.placeInA(a), teams.placeInB(b))
      if from != to { counts[UInt32(from) << 16 | UInt32(to), default: 0] += 1 }
    }
    return sorted(counts)
  }

  /// The moves of several runs together, sorted by the member who had the contact and the member who has it.
  static func sums(of moves: [Moves]) -> [Moves] {
    var counts: [UInt32: Int] = [:]
    for move in moves { counts[UInt32(move.from) << 16 | UInt32(move.to), default: 0] += move.contacts }
    return sorted(counts)
  }

  private static func sorted(_ counts: [UInt32: Int]) -> [Moves] {
    counts.sorted { $0.key < $1.key }.map { entry in
      Moves(
        from: UInt16(truncatingIfNeeded: entry.key >> 16), to: UInt16(truncatingIfNeeded: entry.key),
        contacts: entry.value)
    }
  }
}

/// The members of two teams, each once: the same name is the same member.
struct PairedTeams: Sendable {
  /// The members of A in declaration order, then those only B has.
  let keys: [String]
  /// By the member's number in each team.
  private let inA: [UInt16]
  private let inB: [UInt16]
  /// By place in `keys`: the member's number in each team.
  let numbers: [(a: Int?, b: Int?)]

  init(_ a: RoutingPolicy, _ b: RoutingPolicy) {
    var keys = a.team.map(\.key)
    var places: [String: Int] = [:]
    for (index, key) in keys.enumerated() { places[key] = index }
    var numbers: [(a: Int?, b: Int?)] = keys.indices.map { ($0, nil) }
    inA = keys.indices.map { UInt16(truncatingIfNeeded: $0) }
    var inB: [UInt16] = []
    for (number, member) in b.team.enumerated() {
      if let index = places[member.key] {
        numbers[index].b = number
        inB.append(UInt16(truncatingIfNeeded: index))
      } else {
        inB.append(UInt16(truncatingIfNeeded: keys.count))
        keys.append(member.key)
        numbers.append((nil, number))
      }
    }
    self.inB = inB
    self.keys = keys
    self.numbers = numbers
  }

  static let nobody = UInt16.max
  func placeInA(_ member: MemberID) -> UInt16 { inA.indices.contains(member.index) ? inA[member.index] : Self.nobody }
  func placeInB(_ member: MemberID) -> UInt16 { inB.indices.contains(member.index) ? inB[member.index] : Self.nobody }
}
