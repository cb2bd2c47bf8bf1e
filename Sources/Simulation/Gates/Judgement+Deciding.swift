import Statistics

extension Judgement {
  /// What the verdict is held against: the limit of a mean, or the share of a chance.
  public var limit: Double {
    switch gate {
    case .statistic(_, _, _, let limit): limit
    case .chance(_, _, _, _, _, let share): share
    }
  }

  /// How far the limit is from what was found, in widths of the interval on that side: below 1 where the interval holds it.
  /// Nil where there is no interval, or it has no width there.
  public var clearance: Double? {
    guard let estimate, let interval, estimate.isFinite, limit != estimate else { return nil }
    let reach = limit < estimate ? estimate - interval.lowerBound : interval.upperBound - estimate
    return reach > 0 ? (limit - estimate).magnitude / reach : nil
  }

  /// About how many replications decide it if the truth is what was found, to two digits: intervals become narrower with
  /// the root of their number, and a quarter more makes it likely. Nil where it is decided, and where more than a simulation
  /// may have are needed.
  public var replicationsToDecide: Int? {
    guard verdict == .inconclusive else { return nil }
    if grounds == .tooFewValues || grounds == .noValues {
      return replications < Judgement.fewestValues ? Judgement.fewestValues : nil
    }
    guard let clearance, clearance > 0 else { return nil }
    let needed = max(Double(replications) * 1.5, 1.25 * Double(replications) / (clearance * clearance))
    guard needed <= Double(ScenarioLimits.replications) else { return nil }
    let unit = needed < 100 ? 10.0 : needed < 1_000 ? 20.0 : 200.0
    return min(ScenarioLimits.replications, Int((needed / unit).rounded(.up) * unit))
  }
}
