internal import Campaign
internal import Routing

/// How those who take part stand by first texts sent, ties in declaration order. It is made once for all texts of one moment.
@usableFromInline struct Leaderboard {
  /// The best first.
  private let order: [MemberID]
  private let sent: [Int]
  /// By place: equals share the better one.
  private let ranks: [Int]
  /// By member; nil for those who do not take part.
  private let places: [Int?]

  init(_ state: borrowing RoutingState) {
    var standing: [(member: MemberID, sent: Int)] = []
    for index in state.policy.team.indices {
      let member = MemberID(UInt16(truncatingIfNeeded: index))
      if state.isSelected(member) { standing.append((member, state.counts(of: member).sent)) }
    }
    standing.sort { $0.sent == $1.sent ? $0.member < $1.member : $0.sent > $1.sent }
    order = standing.map(\.member)
    sent = standing.map(\.sent)
    var ranks: [Int] = []
    var places = [Int?](repeating: nil, count: state.policy.team.count)
    for (place, member) in order.enumerated() {
      let isLevel = place > 0 && sent[place] == sent[place - 1]
      ranks.append(isLevel ? ranks[place - 1] : place + 1)
      places[member.index] = place
    }
    self.ranks = ranks
    self.places = places
  }

  func rank(of member: MemberID) -> Int { places[member.index].map { ranks[$0] } ?? order.count + 1 }

  func leaders(_ most: Int, of team: [TeamMember]) -> [NotificationFacts.Leader] {
    (0..<min(most, order.count)).map { place in
      NotificationFacts.Leader(rank: ranks[place], name: team[order[place].index].name, sent: sent[place])
    }
  }
}
