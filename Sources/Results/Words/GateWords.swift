import Simulation
import Statistics
import Text

extension Gate {
  /// What must hold, in words: `95 % of first replies are answered within 10.0 min`.
  var words: String {
    switch self {
    case .statistic(let statistic, let quantity, let relation, let limit):
      Bound(statistic, quantity, relation, limit).words(isMean: true)
    case .chance(let statistic, let quantity, let relation, let limit, let side, let share):
      "in \(side.words) \(shareText(share)) of runs, "
        + Bound(statistic, quantity, relation, limit).words(isMean: false)
    }
  }
}

extension Relation {
  /// Before a number: `at most 5`.
  var words: String {
    switch self {
    case .less: "less than"
    case .atMost: "at most"
    case .greater: "more than"
    case .atLeast: "at least"
    }
  }

  var isUpper: Bool { self == .less || self == .atMost }
}

/// A share that someone chose, without decimals it does not have: `80 %`, `12.5 %`.
func shareText(_ share: Double) -> String { decimalText(share * 100) + " %" }

/// A number that someone chose: with one decimal, two or three where it has them.
func decimalText(_ value: Double) -> String {
  let places = [1.0, 10, 100].firstIndex { abs(value * $0 - (value * $0).rounded()) < 1e-6 }
  return decimal(value, places: places ?? 3)
}

/// A limit on one number of a run.
private struct Bound {
  let statistic: Statistic
  let quantity: Quantity
  let relation: Relation
  let limit: Double

  init(_ statistic: Statistic, _ quantity: Quantity, _ relation: Relation, _ limit: Double) {
    (self.statistic, self.quantity, self.relation, self.limit) = (statistic, quantity, relation, limit)
  }

  private var amount: String {
    switch quantity.unit {
    case .milliseconds: Int64(exactly: limit).map(exactDuration) ?? duration(limit)
    case .share: shareText(limit)
    case .ratio, .contacts, .members, .claims, .events: decimalText(limit)
    }
  }

  /// `at most 5`
  private var bound: String { relation.words + " " + amount }

  /// - Parameter isMean: whether it is about runs on average; otherwise it is about one run.
  func words(isMean: Bool) -> String {
    let average = isMean ? " on average" : ""
    switch quantity {
    case .metric(.firstResponseWait): return wait("first replies", isMean)
    case .metric(.replyWait): return wait("replies", isMean)
    case .metric(.timeToSendList):
      return relation.isUpper
        ? "the whole list is texted within \(amount)\(average)" : "texting the whole list takes \(bound)\(average)"
    case .metric(.needsAttention): return level("conversations need attention")
    case .metric(.queueLength): return level("conversations wait that no one has in hand")
    case .metric(.unanswered): return "\(bound) conversations wait at the end\(average)"
    case .metric(.neverSent): return "\(bound) contacts are never texted\(average)"
    case .metric(.claimsExpired): return "\(bound) claims run out\(average)"
    case .metric(.events): return "\(bound) things happen in a run\(average)"
    case .metric(.sentRange):
      return "the member with most first texts sends \(bound) more than the one with fewest\(average)"
    case .metric(.sentGini):
      return "the unevenness of first texts (Gini, from 0 to 1) is \(bound)\(average)"
    case .metric(.utilisation): return "\(sample("members")) busy for \(bound) of their time at work"
    case .metric(.fanOut): return "\(sample("replies")) in \(bound) inboxes"
    case .total(let count): return "the team’s count of “\(count.title)” is \(bound)\(average)"
    }
  }

  private func wait(_ replies: String, _ isMean: Bool) -> String {
    let (verb, average) = ("answered", isMean ? " on average" : "")
    if let percent = statistic.percent {
      let part = percent == 50 ? "half" : "\(percent)\u{A0}%"
      if relation.isUpper { return "\(part) of \(replies) are \(verb) within \(amount)" }
      return "\(100 - percent)\u{A0}% of \(replies) wait for \(bound)"
    }
    switch statistic {
    case .max: return "the longest wait of \(replies) is \(bound)\(average)"
    case .min: return "the shortest wait of \(replies) is \(bound)\(average)"
    case .mean, .p50, .p90, .p95, .p99:
      return relation.isUpper
        ? "\(replies) are \(verb) within \(amount) on average" : "\(replies) wait for \(bound) on average"
    }
  }

  private func level(_ what: String) -> String {
    statistic == .max ? "\(bound) \(what) at the busiest time" : "\(bound) \(what) at a time, on average"
  }

  /// A statistic of many values: `members, on average, are`.
  private func sample(_ what: String) -> String {
    if let percent = statistic.percent { return "the \(what) at p\(percent) are" }
    switch statistic {
    case .max: return "of the \(what), the one with most is"
    case .min: return "of the \(what), the one with least is"
    case .mean, .p50, .p90, .p95, .p99: return "\(what), on average, are"
    }
  }
}
