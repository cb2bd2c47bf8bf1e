/// Whose turn it is: rings by name, and picks by the fewest conversations that need attention.
extension Model {
  /// Everyone who can ever be in a ring, by its name: one ring over all, one for each list, the same for `least_open`, and one for each tag rule.
  var ringsByName: [(String, [Int])] {
    var found = [("everyone", Array(team.indices)), ("least_open", Array(team.indices))]
    for list in setup.lists {
      let members = setup.expand([list.name])
      found += [(list.name, members), (list.name + Setup.byLeastOpen, members)]
    }
    for (index, rule) in setup.rules.enumerated() { found.append((Self.ring(of: index), named(by: rule))) }
    return found
  }

  /// One of those who are present, who are in the order of the ring.
  func turn(
    _ name: String, _ present: [Int], _ by: Setup.By, _ contact: Contact, _ rings: inout [String: Ring]
  ) -> Int? {
    if by == .leastOpen { return leastOpen(name, present, contact, &rings) }
    let weights = fault == .weightsAreIgnored ? people.map { _ in 1 } : people.map(\.weight)
    return rings[name]?.turn(weights, present, skippedMove: fault == .skippedLosePlace)
  }

  /// The first of those with the fewest, who moves to the end. Weights are not asked.
  private func leastOpen(_ name: String, _ present: [Int], _ contact: Contact, _ rings: inout [String: Ring]) -> Int? {
    let least = present.map { open($0, except: contact) }.min()
    let chosen = present.first { fault == .leastOpenIsAnyone || open($0, except: contact) == least }
    guard let chosen, let order = rings[name]?.order else { return nil }
    if fault != .leastOpenLeavesRing { rings[name]?.order = order.filter { $0 != chosen } + [chosen] }
    return chosen
  }
}
