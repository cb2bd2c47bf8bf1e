internal import Statistics

/// Members who are about equally fast.
public struct PaceKind: Hashable, Sendable {
  public enum Name: String, Sendable { case slow, usual, fast }

  public let name: Name
  public let members: Int
  /// First texts an hour.
  public let pace: FittedValue
}

extension MemberWork {
  /// The kinds of members by their pace, the slowest first: thirds of those who texted, if they differ more than chance would have it.
  /// Empty where they do not, and with few members.
  public var kinds: [PaceKind] {
    let known = byMember.filter { $0.texts >= Self.fewestTexts && $0.time > 0 }
    guard known.count >= Self.fewestMembers, differ(known) else { return [] }
    let sorted = known.sorted { Double($0.texts) / $0.time < Double($1.texts) / $1.time }
    let names: [PaceKind.Name] = [.slow, .usual, .fast]
    return names.indices.compactMap { place in
      let part = sorted[place * sorted.count / 3..<(place + 1) * sorted.count / 3]
      let all = part.reduce(into: TextingTime()) { $0 += $1 }
      return all.pace.map { PaceKind(name: names[place], members: part.count, pace: $0) }
    }
  }

  private static let fewestTexts = 20
  private static let fewestMembers = 6
  /// How often members who are all alike are taken for different ones.
  private static let errorRate = 0.01

  /// Whether the numbers of texts differ more than those of members with one pace: a test by chi squared.
  private func differ(_ members: [TextingTime]) -> Bool {
    let all = members.reduce(into: TextingTime()) { $0 += $1 }
    let rate = Double(all.texts) / all.time
    let sum = members.reduce(0) { sum, one in
      let expected = rate * one.time
      return sum + (Double(one.texts) - expected) * (Double(one.texts) - expected) / expected
    }
    return gammaShare(Double(members.count - 1) / 2, above: sum / (2 * all.variation)) < Self.errorRate
  }
}
