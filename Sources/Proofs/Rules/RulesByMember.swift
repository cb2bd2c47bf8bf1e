import Campaign

/// Tag rules by the members whom they name.
struct RulesByMember {
  private var starts: [Int] = []
  private var rules: [Int32] = []
  /// Files whose rules name more members than this, all together, are searched rule by rule.
  private static let most = 8_000_000

  init(_ rules: [TagRule]) {
    var (members, count) = (0, 0)
    for rule in rules {
      for level in 0..<rule.levelCount {
        let named = rule.level(level)
        count += named.count
        members = max(members, (named.last?.index ?? -1) + 1)
      }
      if count > Self.most { return }
    }
    starts = Array(repeating: 0, count: members + 1)
    for rule in rules {
      for level in 0..<rule.levelCount { for member in rule.level(level) { starts[member.index + 1] += 1 } }
    }
    for member in 0..<members { starts[member + 1] += starts[member] }
    self.rules = Array(repeating: 0, count: starts[members])
    var next = starts
    for (number, rule) in rules.enumerated() {
      for level in 0..<rule.levelCount {
        for member in rule.level(level) {
          self.rules[next[member.index]] = Int32(truncatingIfNeeded: number)
          next[member.index] += 1
        }
      }
    }
  }

  /// The rules that may see to a duty, some of them twice.
  ///
  /// - Parameter count: how many rules there are.
  func rules(that duty: Duty, among count: Int) -> [Int] {
    switch duty {
    case .gives(let member, _), .makesOwner(let member):
      if starts.isEmpty { return Array(0..<count) }
      guard member.index + 1 < starts.count else { return [] }
      return rules[starts[member.index]..<starts[member.index + 1]].map { Int($0) }
    case .holds, .routesAgain: return Array(0..<count)
    }
  }
}
