import Campaign
import Proofs
import TestSupport
import Testing

/// All files of up to three plain rules with short conditions over three tags, one field of two values and three members, one in so many of
/// them; `PATCHBAY_PROOFS` makes it all of them.
@Suite struct EnumeratedRulesTests {
  /// A rule, the classes that it matches and its members, as bits.
  private struct Masks {
    let rule: TagRule
    let classes: UInt32
    let members: Int
  }

  private static let conditions: [Condition] = {
    func tags(_ bits: Int) -> [TagID] { Small.tagIDs(bits) }
    let value = { (bits: Int) in
      [
        FieldTest(
          field: FieldID(0), values: (0..<Small.values).filter { bits >> $0 & 1 == 1 }.map { ValueID(UInt16($0)) })
      ]
    }
    var conditions: [Condition] = []
    for one in 0..<Small.tags {
      conditions.append(Condition(all: tags(1 << one)))
      conditions.append(Condition(none: tags(1 << one)))
      for other in 0..<Small.tags where other != one {
        conditions.append(Condition(all: tags(1 << one), none: tags(1 << other)))
        if other > one {
          conditions.append(Condition(all: tags(1 << one | 1 << other)))
          conditions.append(Condition(any: tags(1 << one | 1 << other)))
        }
      }
      for bits in 1...3 { conditions.append(Condition(all: tags(1 << one), fields: value(bits))) }
    }
    for bits in 1...3 { conditions.append(Condition(fields: value(bits))) }
    return conditions
  }()

  private static let rules: [Masks] = conditions.flatMap { condition in
    let classes = Small.classes.enumerated().reduce(UInt32(0)) {
      $0 | ($1.element.meets(condition) ? 1 << UInt32($1.offset) : 0)
    }
    return (1..<(1 << Small.members)).map { members in
      Masks(
        rule: TagRule(condition: condition, recipients: Small.members(members)), classes: classes, members: members)
    }
  }

  /// From the last rule to the first: those that the others do the work of, by the bits alone.
  private func redundant(_ rules: [Masks]) -> [Int] {
    var gone: Set<Int> = []
    for index in rules.indices.reversed() {
      let isCovered = (0..<Small.members).allSatisfy { member in
        guard rules[index].members >> member & 1 == 1 else { return true }
        var left = rules[index].classes
        for (other, rule) in rules.enumerated() where other != index && !gone.contains(other) {
          if rule.members >> member & 1 == 1 { left &= ~rule.classes }
        }
        return left == 0
      }
      if isCovered { gone.insert(index) }
    }
    return gone.sorted()
  }

  private func check(_ rules: [Masks], _ fault: PlantedFault? = nil) -> Bool {
    var meter = ProofMeter(.standard)
    let set = RuleSet(fault.seen(rules.map(\.rule)), tagCount: Small.tags, optOutTag: TagID(UInt32(Small.tags)))
    let found = RedundantRules(of: set, meter: &meter)
    return found.notProved.isEmpty && found.found.map(\.rule.index) == redundant(rules)
  }

  @Test func `rules that change nothing are exactly those that the classes say`() {
    let all = Self.rules
    let count = all.count * all.count * all.count
    var (wrong, found) = (0, 0)
    for number in stride(from: 0, to: count, by: trials == nil ? 10_007 : 1) {
      // The order of the rules matters: of two that are the same, the second goes.
      let rules = [all[number / all.count / all.count], all[number / all.count % all.count], all[number % all.count]]
      if !check(rules) { wrong += 1 }
      if !redundant(rules).isEmpty { found += 1 }
    }
    #expect(wrong == 0)
    #expect(found > 0)
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: PlantedFault.plain) func `a prover with a fault is found out`(
    _ fault: PlantedFault
  ) {
    let all = Self.rules
    let numbers = stride(from: 0, to: all.count * all.count, by: 101)
    #expect(numbers.contains { !check([all[$0 / all.count], all[$0 % all.count]], fault) })
  }
}
