import Campaign

/// Tag rules by a tag or value that they cannot match without, so that those that match a contact are found among few.
struct RuleIndex {
  private let starts: [Int]
  private let byTag: [Int32]
  private var byValue: [FieldValue: [Int]] = [:]
  /// Rules that only say what a contact must not have.
  private var always: [Int] = []

  init(_ rules: [TagRule], tagCount: Int) {
    let asking = Self.asking(rules, tagCount)
    var starts = [Int](repeating: 0, count: tagCount + 1)
    for number in rules.indices {
      Self.forEachTag(rules[number].condition, asking) { tag in if tag.index < tagCount { starts[tag.index + 1] += 1 } }
    }
    for index in 0..<tagCount { starts[index + 1] += starts[index] }
    var byTag = [Int32](repeating: 0, count: starts[tagCount])
    var next = starts
    for number in rules.indices {
      let asksForTags = Self.forEachTag(rules[number].condition, asking) { tag in
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

  /// How many rules ask for each tag; nil where no rule has a choice of the tag under which it is kept.
  private static func asking(_ rules: [TagRule], _ tagCount: Int) -> [Int32]? {
    guard rules.contains(where: { $0.condition.all.count > 1 }) else { return nil }
    var asking = [Int32](repeating: 0, count: tagCount)
    for number in rules.indices {
      for tag in rules[number].condition.all where tag.index < tagCount { asking[tag.index] += 1 }
      for tag in rules[number].condition.any where tag.index < tagCount { asking[tag.index] += 1 }
    }
    return asking
  }

  /// The tags of which a contact needs one to meet a condition: of those that it must have all, the one that fewest rules ask for. False
  /// where there are none.
  @discardableResult private static func forEachTag(
    _ condition: borrowing Condition, _ asking: [Int32]?, _ take: (TagID) -> Void
  ) -> Bool {
    if let first = condition.all.first {
      guard condition.all.count > 1, let asking else {
        take(first)
        return true
      }
      func count(_ tag: TagID) -> Int32 { tag.index < asking.count ? asking[tag.index] : .max }
      var rarest = first
      for tag in condition.all where count(tag) < count(rarest) { rarest = tag }
      take(rarest)
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
