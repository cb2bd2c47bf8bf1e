internal import Statistics

/// When the contacts arrive that are not on the list from the start.
struct ArrivalPlan: Sendable {
  /// How many contacts are on the list when the contact action is published.
  let atStart: Int
  private let arrivals: Arrivals
  private let count: Int

  init(_ arrivals: Arrivals, count: Int) {
    self.arrivals = arrivals
    self.count = count
    switch arrivals {
    case .atStart: atStart = count
    case .times(let times):
      // Contact i arrives at times[i · parts / count].
      let now = times.prefix { $0 <= .zero }.count
      atStart = now == 0 ? 0 : (count * now + times.count - 1) / times.count
    case .rates: atStart = 0
    }
  }

  /// Nil when the contact never arrives.
  ///
  /// - Parameters:
  ///   - previous: when the previous contact arrived.
  ///   - draw: in (0, 1).
  func moment(of contact: Int, after previous: UInt64, _ draw: Double) -> UInt64? {
    switch arrivals {
    case .atStart: return previous
    case .times(let times):
      return UInt64(clamping: times[min(contact * times.count / max(count, 1), times.count - 1)].count)
    case .rates(let periods):
      // The next arrival of a Poisson process: later by an exponential amount of the rate's integral.
      var left = -logarithm(draw)
      for period in periods where UInt64(clamping: period.to.count) > previous && period.perHour > 0 {
        let from = Double(max(previous, UInt64(clamping: period.from.count)))
        let perMillisecond = period.perHour / Double(Milliseconds.hour.count)
        let amount = (Double(period.to.count) - from) * perMillisecond
        if left < amount { return UInt64((from + left / perMillisecond).rounded()) }
        left -= amount
      }
      return nil
    }
  }
}
