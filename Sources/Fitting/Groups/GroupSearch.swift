internal import Statistics

/// Contacts who answer differently, by a tag or a value of a field: only where that is real.
public struct FittedGroup: Sendable {
  public let name: Traits.Name
  /// Which share of those reached replies in words; nil where it is that of everyone.
  public let reply: FittedValue?
  public let optOut: FittedValue?
  /// The share of texted contacts who are in the group.
  public let carried: Double
}

/// Looks at each tag and each value of a field whether those who have it answer more often than others, and takes the clearest
/// difference until none is left that is real, at a false discovery rate of 5 %. As in a scenario, a contact counts to the first entry that
/// fits, and tags come before fields.
struct GroupSearch {
  private let log: CampaignLog
  private let traits: Traits
  private let shape: DelayShape?
  private(set) var groups: [FittedGroup] = []
  /// By contact: whether they were reached and belong to no group.
  private(set) var isLeft: [Bool]

  static let errorRate = 0.05
  private static let fewest = 20
  private static let mostGroups = 12
  /// With more values than that a field says who someone is.
  private static let mostTraits = 20_000

  init(_ log: CampaignLog, _ traits: Traits, _ shape: DelayShape?) {
    self.log = log
    self.traits = traits
    self.shape = shape
    isLeft = log.contacts.map { $0.firstText != .min && !$0.isUndelivered }
    guard traits.names.count <= Self.mostTraits else { return }
    for isField in [false, true] {
      while groups.count < Self.mostGroups, let (trait, differs) = clearest(isField) { take(trait, differs) }
    }
  }

  /// What is counted of some contacts.
  struct Count {
    var total = 0
    /// How many would have answered by the end of the log if everyone who answers in the end had been asked.
    var reached = 0.0
    var squares = 0.0
    var replies = 0
    var optOuts = 0
  }

  private func count(_ contact: Int, _ reaches: inout Reaches, into count: inout Count) {
    let one = log.contacts[contact]
    let reached = reaches[Double(log.end - one.firstText)]
    count.total += 1
    count.reached += reached
    count.squares += reached * reached
    if one.firstDelay < .infinity { if one.optedOut { count.optOuts += 1 } else { count.replies += 1 } }
  }

  private func clearest(_ isField: Bool) -> (trait: Int, differs: (reply: Bool, optOut: Bool))? {
    var counts = [Count](repeating: Count(), count: traits.names.count)
    var all = Count()
    var reaches = Reaches(shape)
    for contact in isLeft.indices where isLeft[contact] {
      count(contact, &reaches, into: &all)
      for trait in traits.of(contact) { count(contact, &reaches, into: &counts[Int(trait)]) }
    }
    let tested = counts.indices.filter {
      (traits.names[$0].field != nil) == isField && counts[$0].total >= Self.fewest
        && all.total - counts[$0].total >= Self.fewest
    }
    let chances = tested.flatMap { [counts[$0].chance(\.replies, in: all), counts[$0].chance(\.optOuts, in: all)] }
    let real = falseDiscoveryControlled(chances, rate: Self.errorRate)
    guard let best = chances.indices.filter({ real[$0] }).min(by: { (chances[$0], $0) < (chances[$1], $1) }) else {
      return nil
    }
    let place = best / 2
    return (tested[place], (real[2 * place], real[2 * place + 1]))
  }

  private mutating func take(_ trait: Int, _ differs: (reply: Bool, optOut: Bool)) {
    var counted = Count()
    var reaches = Reaches(shape)
    for contact in isLeft.indices where isLeft[contact] && traits.of(contact).contains(UInt32(trait)) {
      count(contact, &reaches, into: &counted)
      isLeft[contact] = false
    }
    let texted = isLeft.indices.count { log.contacts[$0].firstText != .min }
    groups.append(
      FittedGroup(
        name: traits.names[trait], reply: differs.reply ? counted.share(\.replies) : nil,
        optOut: differs.optOut ? counted.share(\.optOuts) : nil, carried: Double(counted.total) / Double(max(1, texted))
      ))
  }

  /// What everyone else does.
  func rest() -> Count {
    var rest = Count()
    var reaches = Reaches(shape)
    for contact in isLeft.indices where isLeft[contact] { count(contact, &reaches, into: &rest) }
    return rest
  }
}

/// Which share of answers comes within a time, computed once for times that are nearly the same.
private struct Reaches {
  private let shape: DelayShape?
  private var known: [Int64: Double] = [:]

  init(_ shape: DelayShape?) { self.shape = shape }

  subscript(time: Double) -> Double {
    mutating get {
      guard let shape else { return 1 }
      let step = Int64(time / 10_000)
      if let value = known[step] { return value }
      let value = shape.share(below: Double(step) * 10_000 + 5_000)
      known[step] = value
      return value
    }
  }
}

extension GroupSearch.Count {
  /// The p-value of these contacts not differing from the others.
  func chance(_ what: KeyPath<Self, Int>, in all: Self) -> Double {
    guard all[keyPath: what] > 0 else { return 1 }
    let share = min(1, Double(all[keyPath: what]) / max(1e-9, all.reached))
    let expected = share * reached
    let part = Double(total) / Double(all.total)
    let variance = (share * reached - share * share * squares) * (1 - part)
    guard variance > 0 else { return 1 }
    // Few events are not normal: half of one is between two counts.
    let distance = max(0, abs(Double(self[keyPath: what]) - expected) - 0.5)
    return expected < 2 && Double(self[keyPath: what]) < 4 ? 1 : normalTails(distance / variance.squareRoot())
  }

  /// The share of those who were reached, of all answers and not only those that came in time.
  func share(_ what: KeyPath<Self, Int>) -> FittedValue {
    let seen = self[keyPath: what]
    let scale = Double(total) / max(1e-9, reached)
    let range = exactBinomialInterval(seen, of: total, level: fittedLevel)
    return FittedValue(
      min(1, Double(seen) / Double(max(1, total)) * scale), min(1, range.lowerBound * scale),
      min(1, range.upperBound * scale), count: total)
  }
}
