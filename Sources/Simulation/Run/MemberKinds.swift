import Campaign

/// How each member works.
struct MemberKinds: Sendable {
  private(set) var behaviours: [MemberBehaviour]
  /// By member: an index of `behaviours`.
  private(set) var kind: [UInt16]

  func behaviour(of member: MemberID) -> MemberBehaviour { behaviours[Int(kind[member.index])] }

  /// Members that the scenario names come first; the others are spread over the kinds in proportion to their counts, by
  /// the rank of each member's own random draw. Who is of which kind belongs to the replication, as everything drawn does.
  ///
  /// - Parameters:
  ///   - chance: the random draws of the replication.
  ///   - luck: the keys of the members' random draws.
  init(_ policy: RoutingPolicy, _ team: TeamBehaviour, _ chance: Chance, luck: [UInt64]) {
    behaviours = team.all
    kind = [UInt16](repeating: 0, count: policy.team.count)
    let named = Dictionary(team.named.enumerated().map { ($1.member, $0) }, uniquingKeysWith: { first, _ in first })
    var rest: [(draw: Double, member: Int)] = []
    for (index, member) in policy.team.enumerated() {
      if let position = named[member.key] {
        kind[index] = UInt16(truncatingIfNeeded: 1 + position)
      } else if index < team.count ?? policy.team.count {
        rest.append((chance.unit(luck[index], .kind, 0), index))
      }
    }
    rest.sort { ($0.draw, $0.member) < ($1.draw, $1.member) }
    var next = 0
    for (position, seats) in seats(rest.count, by: team.mix.map(\.count)).enumerated() {
      for _ in 0..<seats {
        kind[rest[next].member] = UInt16(truncatingIfNeeded: 1 + team.named.count + position)
        next += 1
      }
    }
  }
}

/// Shares out `number` seats in proportion to weights, by largest remainder; ties go to the earlier one.
///
/// - Parameter weights: positive; if empty, no one gets a seat.
func seats(_ number: Int, by weights: [Int]) -> [Int] {
  let total = weights.reduce(0, +)
  guard total > 0 else { return weights.map { _ in 0 } }
  var seats = weights.map { number * $0 / total }
  let remainders = weights.enumerated().map { (rest: number * $0.element % total, position: $0.offset) }
    .sorted { ($1.rest, $0.position) < ($0.rest, $1.position) }
  for (_, position) in remainders.prefix(number - seats.reduce(0, +)) { seats[position] += 1 }
  return seats
}
