import Campaign

// A tag makes a rule match that did not match before. Tags of the moment before have numbers of their own.
extension RuleComparison {
  private var offset: UInt32 { UInt32(truncatingIfNeeded: max(rules.tagCount, others.tagCount) + 1) }

  private func before(_ tag: TagID) -> TagID { TagID(tag.rawValue &+ offset) }

  /// A rule matches now and did not match before: because it lacked a tag, or every one of `any` where that is nil.
  private func begins(_ condition: Condition, without tag: TagID?) -> Condition {
    let lacked = tag.map { [$0] } ?? condition.any
    return Condition(
      all: condition.all, any: condition.any, none: condition.none + lacked.map { before($0) },
      fields: condition.fields)
  }

  func lackOfRouting(
    _ tag: TagID?, of rule: Int, covers: inout Set<Int>, meter: inout ProofMeter
  ) -> Proof<ContactClass> {
    let condition = rules.rules[rule].condition
    var sponsors: [Int] = []
    var refused: [Condition] = []
    meter.spend(others.rules.count / 16)
    for other in others.rules.indices where !leftOut[other] && others.rules[other].atOnce {
      let theirs = others.rules[other].condition
      var ways: [TagID?] = theirs.all.map { $0 }
      if !theirs.any.isEmpty { ways.append(nil) }
      for way in ways {
        sponsors.append(other)
        refused.append(begins(theirs, without: way))
      }
    }
    // What a contact had before, it has now.
    var tags = Set(condition.all + condition.any)
    for other in sponsors { tags.formUnion(others.rules[other].condition.all + others.rules[other].condition.any) }
    let always = tags.sorted().map { Condition(all: [before($0)], none: [$0]) }
    switch search(begins(condition, without: tag), sponsors, refused, always, &covers, &meter) {
    case .found(let found):
      return .found(ContactClass(tags: found.tags.filter { $0.rawValue < offset }, values: found.values))
    case .none: return .none
    case .notProved: return .notProved
    }
  }
}
