import Campaign
import Foundation
import Routing
import TestSupport

/// How many random pairs are tried, where the environment says it: `PATCHBAY_DIFFS`.
var trials: Int? { ProcessInfo.processInfo.environment["PATCHBAY_DIFFS"].flatMap { Int($0) } }

/// Rules with names where policies have numbers: the same rules make policies with different numbers.
struct SmallRules {
  struct Rule {
    var all, any, none: [Int]
    /// Values of the one field; empty where it is not asked.
    var values: [Int]
    var to: [Int]
    var by: Pick
    var otherwise: [[Int]]
    var holds: Bool
    var atOnce: Bool
  }
  enum Step: Equatable { case word(ReplyStep), member(Int), list(Int, isLeastOpen: Bool) }

  static let members = 3
  static let tags = 3
  static let values = 2

  /// In declaration order.
  var members: [Int]
  var lists: [[Int]]
  var rules: [Rule]
  var steps: [Step]
  var then: [Step]?
  var isTimed = false

  init(_ chance: inout Chance) {
    members = [0, 1, 2]
    lists = (0..<2).map { _ in Self.some(&chance, of: [0, 1, 2]) }
    rules = []
    for _ in 0..<chance.below(4) { rules.append(Self.rule(&chance)) }
    steps = Self.steps(&chance, holds: true)
    isTimed = chance.happens(15)
    then = isTimed && chance.happens(60) ? Self.steps(&chance, holds: false) : nil
  }

  static func some(_ chance: inout Chance, of members: [Int]) -> [Int] {
    while true {
      let some = members.filter { _ in chance.happens(50) }
      if !some.isEmpty { return some }
    }
  }

  static func rule(_ chance: inout Chance) -> Rule {
    func tags(_ chance: inout Chance, _ percent: Int, _ most: Int) -> [Int] {
      guard chance.happens(percent) else { return [] }
      return Array(Set((0..<(1 + chance.below(most))).map { _ in chance.below(Self.tags) })).sorted()
    }
    let isPlain = chance.happens(65)
    var otherwise: [[Int]] = []
    while !isPlain, chance.happens(35), otherwise.count < 2 { otherwise.append(some(&chance, of: [0, 1, 2])) }
    let by: Pick = isPlain || chance.happens(65) ? .all : chance.happens(50) ? .roundRobin : .leastOpen
    var rule = Rule(
      all: tags(&chance, 65, 2), any: tags(&chance, 25, 3), none: tags(&chance, 35, 1),
      values: chance.happens(30) ? some(&chance, of: [0, 1]) : [], to: some(&chance, of: [0, 1, 2]), by: by,
      otherwise: otherwise, holds: !isPlain && chance.happens(30), atOnce: !isPlain && chance.happens(20))
    if rule.all.isEmpty, rule.any.isEmpty, rule.none.isEmpty, rule.values.isEmpty { rule.all = [chance.below(3)] }
    return rule
  }

  static func steps(_ chance: inout Chance, holds: Bool) -> [Step] {
    var steps: [Step] = []
    let words: [ReplyStep] = [.roundRobin, .leastOpen, .sender, .lastTeamMember, .senderOrLastTeamMember]
    for _ in 0..<(1 + chance.below(3)) {
      switch chance.below(4) {
      case 0: steps.append(.member(chance.below(3)))
      case 1: steps.append(.list(chance.below(2), isLeastOpen: chance.happens(30)))
      default: steps.append(.word(words[chance.below(words.count)]))
      }
    }
    return steps + [.word(holds && chance.happens(30) ? .hold : .sharedInbox)]
  }

  /// Another version: something is added, taken away, replaced or put elsewhere.
  func edited(_ chance: inout Chance) -> SmallRules {
    var other = self
    for _ in 0..<(1 + chance.below(2)) {
      switch chance.below(9) {
      case 0: if !other.rules.isEmpty { other.rules.remove(at: chance.below(other.rules.count)) }
      case 1: other.rules.append(Self.rule(&chance))
      case 2: if !other.rules.isEmpty { other.rules[chance.below(other.rules.count)] = Self.rule(&chance) }
      case 3: other.rules.reverse()
      case 4: other.steps = Self.steps(&chance, holds: true)
      case 5:
        let last = other.steps.removeLast()
        if chance.happens(50) { other.steps.reverse() } else if other.steps.count > 1 { other.steps.removeLast() }
        other.steps.append(last)
      case 6: other.lists[chance.below(2)] = Self.some(&chance, of: [0, 1, 2])
      case 7:
        if let then = other.then { other.then = chance.happens(50) ? nil : then.dropLast().reversed() + then.suffix(1) }
      default:
        guard chance.happens(40) else { continue }
        other = other.without(member: chance.below(3))
      }
    }
    return other.naming(other.members)
  }

  /// Someone takes no part any more.
  private func without(member: Int) -> SmallRules {
    guard members.count > 1, members.contains(member) else { return self }
    var other = self
    other.members.removeAll { $0 == member }
    return other.naming(other.members)
  }

  /// Only those who take part are named.
  private func naming(_ rest: [Int]) -> SmallRules {
    var other = self
    func left(_ members: [Int]) -> [Int] { members.filter { rest.contains($0) } }
    other.lists = lists.map { left($0).isEmpty ? [rest[0]] : left($0) }
    for index in other.rules.indices {
      other.rules[index].to = left(rules[index].to).isEmpty ? [rest[0]] : left(rules[index].to)
      other.rules[index].otherwise = rules[index].otherwise.map(left).filter { !$0.isEmpty }
    }
    func left(_ steps: [Step]) -> [Step] {
      steps.map { if case .member(let member) = $0, !rest.contains(member) { .member(rest[0]) } else { $0 } }
    }
    other.steps = left(steps)
    other.then = then.map(left)
    return other
  }

  /// - Parameters:
  ///   - memberOrder: who is declared first.
  ///   - tagOrder: which tags are mentioned first.
  func policy(memberOrder: [Int], tagOrder: [Int]) -> RoutingPolicy {
    let order = memberOrder.filter { members.contains($0) }
    func ids(_ members: [Int]) -> [MemberID] {
      members.compactMap { order.firstIndex(of: $0) }.sorted().map { MemberID(UInt16($0)) }
    }
    func tagIDs(_ tags: [Int]) -> [TagID] {
      tags.compactMap { tagOrder.firstIndex(of: $0) }.sorted().map { TagID(UInt32($0)) }
    }
    func replySteps(_ steps: [Step]) -> [ReplyStep] {
      steps.map { step in
        switch step {
        case .word(let step): step
        case .member(let member): .member(ids([member])[0])
        case .list(let list, let isLeastOpen):
          isLeastOpen ? .leastOpenOf(ListID(UInt16(list))) : .list(ListID(UInt16(list)))
        }
      }
    }
    let rules = rules.map { rule in
      TagRule(
        condition: Condition(
          all: tagIDs(rule.all), any: tagIDs(rule.any), none: tagIDs(rule.none),
          fields: rule.values.isEmpty
            ? [] : [FieldTest(field: FieldID(0), values: rule.values.map { ValueID(UInt16($0)) })]),
        recipients: ids(rule.to), by: rule.by, otherwise: rule.otherwise.map { ids($0) }, holds: rule.holds,
        atOnce: rule.atOnce)
    }
    return RoutingPolicy(
      action: "small", team: order.map { TeamMember(key: "m\($0)", name: "m\($0)", permissions: .sendQueue) },
      selectedCount: order.count,
      lists: lists.enumerated().map { UserList(name: "l\($0)", members: ids($1)) }, distribution: Distribution(),
      replySteps: replySteps(steps), tagRules: rules, optOutKeywords: [], tags: tagOrder.map { "T\($0)" },
      fields: [PolicyField(name: "f", values: (0..<Self.values).map { "v\($0)" })],
      replyTimeout: isTimed ? ReplyTimeout(after: 60_000, then: then.map { replySteps($0) }) : nil)
  }
}
