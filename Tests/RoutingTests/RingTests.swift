import Campaign
import Testing

@testable import Routing

/// Turns are found in a few steps; here they are found by looking at everyone.
private struct PlainRing {
  var order: [MemberID] = []
  var credit: [Int64] = []
  let weights: [Int]

  var isWeighted: Bool { Set(order.map { weights[$0.index] }).count > 1 }

  mutating func enter(_ member: MemberID) {
    remove(member)
    order.append(member)
    credit.append(0)
  }

  mutating func remove(_ member: MemberID) {
    guard let position = order.firstIndex(of: member) else { return }
    order.remove(at: position)
    credit.remove(at: position)
  }

  func next(where isEligible: (MemberID) -> Bool) -> MemberID? {
    guard isWeighted else { return order.first(where: isEligible) }
    var best: (credit: Int64, member: MemberID)?
    for (position, member) in order.enumerated() where isEligible(member) {
      let credit = credit[position] + Int64(weights[member.index])
      if best.map({ credit > $0.credit }) ?? true { best = (credit, member) }
    }
    return best?.member
  }

  mutating func turn(to member: MemberID, where isEligible: (MemberID) -> Bool) {
    guard let position = order.firstIndex(of: member) else { return }
    guard isWeighted else {
      order.append(order.remove(at: position))
      credit.append(credit.remove(at: position))
      return
    }
    var paid: Int64 = 0
    for (position, other) in order.enumerated() where isEligible(other) {
      credit[position] += Int64(weights[other.index])
      paid += Int64(weights[other.index])
    }
    credit[position] -= paid
  }
}

@Suite
struct RingTests {
  /// Members of the team who have nothing to do with a ring. Rings seat those with great numbers in another way.
  private func others(_ seed: Int) -> Range<Int> { 0..<[0, 250, 3, 1000][seed % 4] }

  @Test(arguments: 0..<40)
  func `turns are those of the plain computation`(_ seed: Int) {
    var dice = Dice(UInt64(seed) + 1)
    let others = others(seed)
    let team = (0..<(1 + dice.roll(12))).map { MemberID(UInt16(others.count + $0)) }
    let kinds = [[1], [1, 1, 2], [5, 1, 1], [1, 2, 3, 4, 5, 6, 7], [1000, 1, 999]][dice.roll(5)]
    let weights = others.map { _ in 1 } + team.map { _ in kinds[dice.roll(kinds.count)] }
    // A list names some of the team, in an order of its own.
    var named = team.filter { _ in dice.roll(4) > 0 }.shuffled(&dice)
    if named.isEmpty { named = team }
    var accepting = others.map { _ in false } + team.map { _ in dice.roll(3) > 0 }
    let order = named.filter { _ in dice.roll(3) > 0 }
    for member in team where !order.contains(member) { accepting[member.index] = false }
    var plain = PlainRing(order: order, credit: order.map { _ in 0 }, weights: weights)
    var ring = Routing.Ring(of: named, order, weights: weights, eligible: accepting)

    for step in 0..<400 {
      let member = team[dice.roll(team.count)]
      switch dice.roll(12) {
      case 0:
        if named.contains(member) {
          accepting[member.index] = false
          ring.setEligible(member, false)
          plain.enter(member)
          ring.enter(member)
        }
      case 1:
        accepting[member.index] = false
        ring.setEligible(member, false)
        plain.remove(member)
        ring.remove(member)
      case 2, 3, 4:
        if plain.order.contains(member) {
          accepting[member.index].toggle()
          ring.setEligible(member, accepting[member.index])
        }
      case 5 where step % 7 == 0:
        var again = Routing.Ring(of: named, [], weights: weights, eligible: accepting)
        let isReplaced = again.replace(ring.order, credit: ring.credit)
        #expect(isReplaced)
        again.setEligible(accepting)
        ring = again
      default:
        // Those who hold the conversation have room for it though they are full.
        let holders = dice.roll(3) == 0 ? team.filter { !accepting[$0.index] && dice.roll(3) == 0 } : []
        let isEligible = { (member: MemberID) in accepting[member.index] || holders.contains(member) }
        let next = ring.next(alsoEligible: holders)
        #expect(next == plain.next(where: isEligible), "seed \(seed), step \(step)")
        #expect(ring.hasEligible(or: holders) == (next != nil))
        if let next {
          plain.turn(to: next, where: isEligible)
          ring.turn(to: next, alsoEligible: holders)
        }
      }
      guard ring.order == plain.order, ring.credit == plain.credit, ring.isWeighted == plain.isWeighted else {
        Issue.record("seed \(seed), step \(step): \(ring.order) \(ring.credit), not \(plain.order) \(plain.credit)")
        return
      }
    }
  }

  @Test(arguments: 0..<20)
  func `who has the fewest open is the same whether all are asked or counted`(_ seed: Int) {
    var dice = Dice(UInt64(seed) + 1)
    let others = others(seed)
    let team = (0..<(1 + dice.roll(20))).map { MemberID(UInt16(others.count + $0)) }
    var named = team.filter { _ in dice.roll(4) > 0 }.shuffled(&dice)
    if named.isEmpty { named = team }
    var open = others.map { _ in 0 } + team.map { _ in 0 }
    var accepting = others.map { _ in false } + team.map { _ in dice.roll(3) > 0 }
    for member in team where !named.contains(member) { accepting[member.index] = false }
    var rings = [Int.max, 0].map { mostAsked in
      Routing.Ring(
        of: named, named, weights: open.indices.map { $0 + 1 }, eligible: accepting, isLeastOpen: true,
        mostAsked: mostAsked)
    }
    #expect(rings.map(\.countsOpen) == [false, true])
    var order = named
    for step in 0..<400 {
      let member = team[dice.roll(team.count)]
      switch dice.roll(4) {
      case 0, 1:
        open[member.index] = dice.roll(4)
        for ring in rings.indices { rings[ring].setOpen(member, open[member.index]) }
      case 2 where named.contains(member):
        accepting[member.index].toggle()
        for ring in rings.indices { rings[ring].setEligible(member, accepting[member.index]) }
      default:
        let some = { team.filter { _ in dice.roll(4) == 0 } }
        let (full, excluded, holders) = (some().filter { !accepting[$0.index] }, some(), some())
        let also = full.filter { !excluded.contains($0) }
        let load = { (member: MemberID) in
          open[member.index] - (holders.contains(member) ? 1 : 0)
        }
        let eligible = order.filter { accepting[$0.index] && !excluded.contains($0) || also.contains($0) }
        let least = eligible.map(load).min()
        let expected = eligible.first { load($0) == least }
        for ring in rings.indices {
          let next = rings[ring].next(alsoEligible: also, except: excluded, holders: holders) { open[$0.index] }
          #expect(next == expected, "seed \(seed), step \(step)")
          if let next { rings[ring].turn(to: next, alsoEligible: also, except: excluded) }
        }
        if let expected { order = order.filter { $0 != expected } + [expected] }
      }
      #expect(rings.allSatisfy { $0.order == order }, "seed \(seed), step \(step)")
    }
  }

  @Test func `weights five one one`() {
    let team = (0..<3).map { MemberID(UInt16($0)) }
    var ring = Routing.Ring(of: team, team, weights: [5, 1, 1], eligible: [true, true, true])
    var turns = ""
    for _ in 0..<7 {
      guard let next = ring.next(alsoEligible: []) else { break }
      ring.turn(to: next, alsoEligible: [])
      turns += ["a", "b", "c"][next.index]
    }
    #expect(turns == "aabacaa")
  }
}
