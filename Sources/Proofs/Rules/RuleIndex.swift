import Campaign

/// Tag rules by a tag or value that they cannot match without, so that those that match a contact are found among few.
struct RuleIndex {
  private var starts: [Int]
  private var byTag: [Int32]
  private var byValue: [FieldValue: [Int]] = [:]
  /// Rules that only say what a contact must not have.
  private var always: [Int] = []

  init(_ rules: [TagRule], tagCount: Int) {
    starts = Array(repeating: 0, count: tagCount + 1)
    for rule in rules { for tag in Self.tags(rule.condition) where tag.index < tagCount { starts[tag.index + 1] += 1 } }
    for index in 0..<tagCount { starts[index + 1] += starts[index] }
    byTag = Array(repeating: 0, count: starts[tagCount])
    var next = starts
    for (number, rule) in rules.enumerated() {
      let tags = Self.tags(rule.condition)
      for tag in tags where tag.index < tagCount {
        byTag[next[tag.index]] = Int32(truncatingIfNeeded: number)
        next[tag.index] += 1
      }
      guard tags.isEmpty else { continue }
      if let test = rule.condition.fields.first {
        for value in test.values { byValue[FieldValue(test.field, value), default: []].append(number) }
      } else {
        always.append(number)
      }
    }
  }

  private static func tags(_ condition: Condition) -> ArraySlice<TagID> {
    condition.all.isEmpty ? condition.any[...] : condition.all.prefix(1)
  }

  /// Calls for each rule that may match a class of contacts, some of them more than once, until the call says to stop.
  func forEachCandidate(of contact: ContactClass, _ isDone: (Int) -> Bool) {
    for tag in contact.tags where tag.index + 1 < starts.count {
      for at in starts[tag.index]..<starts[tag.index + 1] where isDone(Int(byTag[at])) { return }
    }
    for value in contact.values { for number in byValue[value] ?? [] where isDone(number) { return } }
    for number in always where isDone(number) { return }
  }
}
