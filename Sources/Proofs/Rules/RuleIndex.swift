import Campaign

/// Tag rules by a tag or value that they cannot match without, so that those that match a contact are found among few.
struct RuleIndex {
  private let starts: [Int]
  private let byTag: [Int32]
  private var byValue: [FieldValue: [Int]] = [:]
  /// Rules that only say what a contact must not have.
  private var always: [Int] = []

  init(_ rules: [TagRule], tagCount: Int) {
    var starts = [Int](repeating: 0, count: tagCount + 1)
    for number in rules.indices {
      Self.forEachTag(rules[number].condition) { tag in if tag.index < tagCount { starts[tag.index + 1] += 1 } }
    }
    for index in 0..<tagCount { starts[index + 1] += starts[index] }
    var byTag = [Int32](repeating: 0, count: starts[tagCount])
    var next = starts
    for number in rules.indices {
      let asksForTags = Self.forEachTag(rules[number].condition) { tag in
        guard tag.index < tagCount else { return }
        byTag[next[tag.index]] = Int32(truncatingIfNeeded: number)
        next[tag.index] += 1
      }
      if asksForTags { continue }
      if let test = rules[number].condition.fields.first {
        for value in test.values { byValue[FieldValue(test.field, value), default: []].append(number) }
      } else {
        always.append(number)
      }
    }
    self.starts = starts
    self.byTag = byTag
  }

  /// The tags of which a contact needs one to meet a condition. False where there are none.
  @discardableResult private static func forEachTag(_ condition: borrowing Condition, _ take: (TagID) -> Void) -> Bool {
    if let first = condition.all.first {
      take(first)
      return true
    }
    for tag in condition.any { take(tag) }
    return !condition.any.isEmpty
  }

  /// Calls for each rule that may match a class of contacts, some of them more than once, until the call says to stop.
  func forEachCandidate(of contact: ContactClass, _ isDone: (Int) -> Bool) {
    forEachCandidate(tags: contact.tags, contact.values, isDone)
  }

  /// The same of contacts with these tags and values.
  func forEachCandidate(tags: [TagID], _ values: [FieldValue] = [], _ isDone: (Int) -> Bool) {
    for tag in tags where tag.index + 1 < starts.count {
      for at in starts[tag.index]..<starts[tag.index + 1] where isDone(Int(byTag[at])) { return }
    }
    for value in values { for number in byValue[value] ?? [] where isDone(number) { return } }
    for number in always where isDone(number) { return }
  }
}
