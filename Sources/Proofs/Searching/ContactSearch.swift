package import Campaign

/// Looks for the smallest class of contacts that meets some conditions and none of others.
///
/// Tags may have any numbers: whoever asks may give some of them another meaning, as long as its conditions say how they hang
/// together.
package struct ContactSearch {
  /// What the contacts must meet.
  package var wanted: [Condition]
  /// What they must not meet.
  package var refused: [Condition]
  /// A tag that they cannot have: `Opt Out`, with which no rule is asked.
  package var absent: TagID?

  package init(wanted: [Condition], refused: [Condition], absent: TagID? = nil) {
    self.wanted = wanted
    self.refused = refused
    self.absent = absent
  }

  /// A class of contacts that was found.
  package struct Found: Sendable {
    package let contact: ContactClass
    /// No smaller one exists.
    package let isSmallest: Bool
  }

  /// - Parameter smallest: whether to go on for the smallest one.
  package func run(smallest: Bool = true, meter: inout ProofMeter) -> Proof<Found> {
    var used: [Int] = []
    return run(smallest: smallest, used: &used, meter: &meter)
  }

  /// - Parameter used: where there is no such contact, the refused conditions that were needed to see it, by their indexes; they
  ///   may be more than necessary.
  func run(smallest: Bool, used: inout [Int], meter: inout ProofMeter) -> Proof<Found> {
    var numbers = Statements()
    // To number what the conditions say takes longer than to look at them, and most searches find at once.
    meter.spend(refused.count + 100 * (wanted.count + 1))
    guard let wishes = Wishes(wanted, absent: absent) else { return .none }
    for condition in wanted { numbers.add(condition) }
    var terms: [Int] = []
    var units: [Int] = []
    for (index, condition) in refused.enumerated() where wishes.allow(condition) {
      if condition.isOneTag { units.append(index) } else { terms.append(index) }
    }
    for index in terms { numbers.add(refused[index]) }
    if let absent { numbers.add(absent) }
    guard var search = numbers.search(wanted, refused: terms.map { refused[$0] }) else { return .none }
    if let absent, !search.fix(numbers.number(absent), false) { return .none }
    for tag in wishes.all where !search.fix(numbers.number(tag), true) { return .none }
    for tag in wishes.none where !search.fix(numbers.number(tag), false) { return .none }
    var unitOf: [Int: Int] = [:]
    for index in units {
      let tag = refused[index].all.first ?? refused[index].any[0]
      // A tag that nothing else asks about is not needed.
      guard let number = numbers.known(tag) else { continue }
      unitOf[number] = index
      guard search.fix(number, false) else {
        used = [index]
        return .none
      }
    }
    var whole = search
    switch whole.run(meter: &meter) {
    case .notProved: return .notProved
    case .none:
      used = (whole.used.indices.filter { whole.used[$0] }.map { terms[$0] } + unitOf.values).sorted()
      return .none
    case .found: break
    }
    var isSmallest = !smallest
    while smallest, !isSmallest {
      var smaller = search
      // Wanted tags alone are as few as there can be.
      if whole.trueCount <= wishes.fewest { isSmallest = true; break }
      // A smaller example is nice to have: it may take a part of what is left.
      let answer = meter.lend(meter.left / 8) { smaller.run(limit: whole.trueCount - 1, meter: &$0) }
      switch answer {
      case .found: whole = smaller
      case .none: isSmallest = true
      case .notProved:
        return .found(Found(contact: numbers.contact(whole.isTrue), isSmallest: false))
      }
    }
    return .found(Found(contact: numbers.contact(whole.isTrue), isSmallest: isSmallest))
  }
}

extension Condition {
  /// It asks for one tag and nothing else.
  var isOneTag: Bool { none.isEmpty && fields.isEmpty && all.count + any.count == 1 }
}

/// What wanted conditions say about single tags and fields, to pass over refused ones that fail anyhow.
private struct Wishes {
  private(set) var all: Set<TagID> = []
  private(set) var none: Set<TagID> = []
  private var values: [FieldID: Set<ValueID>] = [:]
  /// As many tags and values as each contact of the kind has at least.
  var fewest: Int { all.count + values.count + (anyCount > 0 ? 1 : 0) }
  private var anyCount = 0

  /// Nil where no contact meets all of them, as far as that is seen at once.
  init?(_ wanted: [Condition], absent: TagID?) {
    if let absent { none.insert(absent) }
    for condition in wanted {
      all.formUnion(condition.all)
      none.formUnion(condition.none)
      for test in condition.fields {
        values[test.field] = values[test.field].map { $0.intersection(test.values) } ?? Set(test.values)
        if values[test.field]?.isEmpty == true { return nil }
      }
    }
    if !all.isDisjoint(with: none) { return nil }
    for condition in wanted where !condition.any.isEmpty {
      if condition.any.allSatisfy({ none.contains($0) }) { return nil }
      if !condition.any.contains(where: { all.contains($0) }) { anyCount += 1 }
    }
  }

  /// False for a condition that none of the wanted contacts meets.
  func allow(_ condition: Condition) -> Bool {
    if !none.isEmpty {
      for tag in condition.all where none.contains(tag) { return false }
      if !condition.any.isEmpty, condition.any.allSatisfy({ none.contains($0) }) { return false }
    }
    if !all.isEmpty { for tag in condition.none where all.contains(tag) { return false } }
    for test in condition.fields {
      if let wanted = values[test.field], !test.values.contains(where: { wanted.contains($0) }) { return false }
    }
    return true
  }
}
