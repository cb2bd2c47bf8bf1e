internal import Simulation
package import Statistics

/// How much an assumption moves what each gate is about, over replications with the same random draws at both ends.
package struct Influence: Sendable {
  package let assumption: Assumption
  /// In the order of the scenario's gates.
  package let effects: [Effect]

  /// What a gate is about at both ends of an assumption.
  package struct Effect: Sendable {
    /// Means over replications; nil where no replication has a value.
    package let low: Double?
    package let high: Double?
    /// The difference of the two, replication by replication.
    package let difference: Estimate
    /// The chance of a difference as large where there is none.
    fileprivate let chance: Double?
    /// Whether there is a difference, also with all others in mind.
    package fileprivate(set) var isCertain = false
    /// How far apart the means are, as a part of the gate's limit; of a limit of 0, of the largest distance.
    package fileprivate(set) var size = 0.0

    package var distance: Double { low.flatMap { low in high.map { ($0 - low).magnitude } } ?? 0 }
  }

  /// How far the gate is moved that is moved most.
  package var size: Double { effects.map(\.size).max() ?? 0 }
}

extension Influence {
  /// From what moves a gate most to what moves them least.
  ///
  /// - Parameter ends: of each assumption, by gate and by replication: what the gate is about at both ends.
  static func ranked(_ gates: [Gate], _ ends: [(assumption: Assumption, low: [[Double?]], high: [[Double?]])])
    -> [Influence]
  {
    var influences = ends.map { end in
      Influence(
        assumption: end.assumption, effects: gates.indices.map { Effect(end.low[$0], end.high[$0]) })
    }
    for (place, gate) in gates.enumerated() {
      let scale = gate.scale ?? influences.map { $0.effects[place].distance }.max() ?? 0
      let certain = holm(
        influences.map { $0.effects[place].chance }, errorRate: Looks.errorRate / Double(gates.count))
      influences = influences.indices.map { index in
        var effects = influences[index].effects
        effects[place].size = scale > 0 ? effects[place].distance / scale : 0
        effects[place].isCertain = certain[index]
        return Influence(assumption: influences[index].assumption, effects: effects)
      }
    }
    return influences.enumerated().sorted { ($1.element.size, $0.offset) < ($0.element.size, $1.offset) }.map(\.element)
  }
}

extension Influence.Effect {
  fileprivate init(_ low: [Double?], _ high: [Double?]) {
    self.low = Sample(low.compactMap(\.self))?.mean
    self.high = Sample(high.compactMap(\.self))?.mean
    let differences = zip(low, high).compactMap { low, high in low.flatMap { low in high.map { $0 - low } } }
    difference = Estimate(differences: differences)
    chance = Sample(differences)?.chanceOfNone
  }
}

extension Gate {
  /// By what distances are measured; nil where the limit is 0.
  fileprivate var scale: Double? {
    switch self {
    case .statistic(_, _, _, let limit): limit > 0 ? limit : nil
    case .chance: 1
    }
  }

  /// What the gate is about in one replication: a number, or for a chance whether it held. What never happens, such as a
  /// list that is not sent, counts as the length of the run.
  func value(in result: ReplicationResult, until: Milliseconds) -> Double? {
    guard let value = result.value(measured) else { return nil }
    switch self {
    case .statistic: return value.isFinite ? value : Double(until.count)
    case .chance(_, _, let relation, let limit, _, _): return relation.holds(value, limit) ? 1 : 0
    }
  }
}
