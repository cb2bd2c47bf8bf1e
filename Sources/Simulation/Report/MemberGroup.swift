import Campaign
public import Statistics

/// Members of one kind, or with one name, and what they had to do.
public struct MemberGroup: Sendable {
  /// The kind's name or the member's; nil for everyone of whom the scenario says nothing else.
  public let name: String?
  public let behaviour: MemberBehaviour
  /// How many took part.
  public let members: Estimate
  /// Of a member, the share of the time at work in which there was something to do.
  public let utilisation: Estimate
  /// First texts that a member sent.
  public let sent: Estimate

  /// - Parameter results: by replication.
  static func all(_ team: TeamBehaviour, _ results: [ReplicationResult]) -> [MemberGroup] {
    let names = [nil] + team.named.map { Optional($0.member) } + team.mix.map { Optional($0.name) }
    let behaviours = team.all
    let sums = results.map { Sums($0, kinds: behaviours.count) }
    return behaviours.indices.compactMap { kind in
      guard sums.contains(where: { $0.members[kind] > 0 }) else { return nil }
      let there = sums.filter { $0.members[kind] > 0 }
      let working = there.filter { $0.working[kind] > 0 }
      return MemberGroup(
        name: names[kind], behaviour: behaviours[kind], members: Estimate(sums.map { $0.members[kind] }),
        utilisation: Estimate(shares: working.map { $0.busy[kind] / $0.working[kind] }),
        sent: Estimate(there.map { $0.sent[kind] / $0.members[kind] }))
    }
  }

  /// Of one replication, by kind.
  private struct Sums {
    var members: [Double]
    var sent: [Double]
    var busy: [Double]
    /// How many members were at work at any time.
    var working: [Double]

    init(_ result: ReplicationResult, kinds: Int) {
      let none = [Double](repeating: 0, count: kinds)
      (members, sent, busy, working) = (none, none, none, none)
      for (place, kind) in result.kinds.enumerated() {
        guard let counts = result.members[place] else { continue }
        let kind = Int(kind)
        members[kind] += 1
        sent[kind] += Double(counts.sent)
        if let share = result.utilisation[place] {
          busy[kind] += share
          working[kind] += 1
        }
      }
    }
  }
}
