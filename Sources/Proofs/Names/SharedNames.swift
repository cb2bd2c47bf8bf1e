package import Campaign
internal import Folding

/// The names of several policies under one numbering: tags by their folded spelling, fields and values as written, members by their
/// keys. The first policy keeps its own numbers.
package struct SharedNames: Sendable {
  /// As first written.
  package private(set) var tags: [String] = []
  package private(set) var fields: [(name: String, values: [String])] = []
  package private(set) var members: [String] = []
  private var policies: [Numbers] = []

  /// The shared numbers of a policy's own.
  private struct Numbers: Sendable {
    var tags: [TagID] = []
    var fields: [FieldID] = []
    var values: [[ValueID]] = []
    var members: [MemberID] = []
  }

  package init(_ policies: [RoutingPolicy]) {
    var tagNumbers: [String: Int] = [:]
    var fieldNumbers: [String: Int] = [:]
    var valueNumbers: [[String: Int]] = []
    var memberNumbers: [String: Int] = [:]
    for policy in policies {
      var numbers = Numbers()
      for tag in policy.tags {
        let number = Self.number(foldedTag(tag), &tagNumbers)
        if number == tags.count { tags.append(tag) }
        numbers.tags.append(TagID(UInt32(clamping: number)))
      }
      for field in policy.fields {
        let number = Self.number(field.name, &fieldNumbers)
        if number == fields.count {
          fields.append((field.name, []))
          valueNumbers.append([:])
        }
        numbers.fields.append(FieldID(UInt16(clamping: number)))
        numbers.values.append(
          field.values.map { value in
            let id = Self.number(value, &valueNumbers[number])
            if id == fields[number].values.count { fields[number].values.append(value) }
            return ValueID(UInt16(clamping: id))
          })
      }
      for member in policy.team {
        let number = Self.number(member.key, &memberNumbers)
        if number == members.count { members.append(member.key) }
        numbers.members.append(MemberID(UInt16(clamping: number)))
      }
      self.policies.append(numbers)
    }
  }

  private static func number(_ name: String, _ numbers: inout [String: Int]) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = numbers.count
    return numbers.count - 1
  }

  /// The tag `Opt Out`, or the number after all tags.
  package var optOutTag: TagID {
    TagID(UInt32(clamping: tags.firstIndex(where: OptOutTag.isSpelled) ?? tags.count))
  }

  /// The tag rules of a policy, in shared numbers.
  package func rules(_ policy: RoutingPolicy, number: Int) -> RuleSet {
    let numbers = policies[number]
    let rules = policy.tagRules.map { rule in
      TagRule(
        condition: condition(rule.condition, of: number),
        recipients: rule.recipients.map { numbers.members[$0.index] }.sorted(), by: rule.by,
        otherwise: rule.otherwise.map { $0.map { numbers.members[$0.index] }.sorted() }, holds: rule.holds,
        atOnce: rule.atOnce)
    }
    return RuleSet(rules, tagCount: tags.count, optOutTag: optOutTag)
  }

  /// A condition of a policy, in shared numbers.
  package func condition(_ condition: Condition, of number: Int) -> Condition {
    let numbers = policies[number]
    func shared(_ tags: [TagID]) -> [TagID] { tags.map { numbers.tags[$0.index] }.sorted() }
    return Condition(
      all: shared(condition.all), any: shared(condition.any), none: shared(condition.none),
      fields: condition.fields.map { test in
        FieldTest(
          field: numbers.fields[test.field.index],
          values: test.values.map { numbers.values[test.field.index][$0.index] }.sorted())
      })
  }

  /// A member of a policy, in shared numbers.
  package func member(_ member: MemberID, of number: Int) -> MemberID { policies[number].members[member.index] }

  /// A class of contacts in a policy's own numbers: what that policy does not ask about is left out.
  package func contact(_ contact: ContactClass, under number: Int) -> ContactClass {
    let numbers = policies[number]
    var tags: [TagID] = []
    for (own, shared) in numbers.tags.enumerated() where contact.tags.contains(shared) {
      tags.append(TagID(UInt32(clamping: own)))
    }
    var values: [FieldValue] = []
    for (own, shared) in numbers.fields.enumerated() {
      let value = contact.value(of: shared)
      guard let index = numbers.values[own].firstIndex(of: value) else { continue }
      values.append(FieldValue(FieldID(UInt16(clamping: own)), ValueID(UInt16(clamping: index))))
    }
    return ContactClass(tags: tags, values: values)
  }
}
