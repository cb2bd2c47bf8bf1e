import Diagnostics
import Simulation
import YAMLTree

private struct Part {
  let share: Double
  let shape: RandomDuration.Shape
}

extension ScenarioReader {
  /// A time that chance decides: a fixed length, a mapping with the parameters of one distribution, or a list of these, each
  /// with its `share`.
  mutating func randomTime(_ node: NodeID, _ expected: String) -> RandomDuration? {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      return time(node, expected).map { RandomDuration(.constant(Double($0.count))) }
    case .mapping: return part(node, inList: false).map { RandomDuration($0.shape) }
    case .sequence: return mixture(node, expected)
    case .invalid: return nil
    }
  }

  private mutating func mixture(_ node: NodeID, _ expected: String) -> RandomDuration? {
    let elements = document.elements(node)
    var parts: [Part] = []
    for element in elements {
      if let part = part(element, inList: true) { parts.append(part) }
    }
    guard parts.count == elements.count else { return nil }
    let total = parts.reduce(0) { $0 + $1.share }
    guard !parts.isEmpty, abs(total - 1) < 1e-9,
      let mixture = RandomDuration(mixture: parts.map { ($0.share, $0.shape) })
    else {
      report(
        .unclearDistribution, "the shares of this list add up to \(readable(total)), not to 1", at: node,
        help: "write entries such as `{ share: 0.85, median: 6m, sigma: 1.2 }` whose shares add up to 1")
      return nil
    }
    return mixture
  }

  private mutating func part(_ node: NodeID, inList: Bool) -> Part? {
    let before = problems.errorCount
    var times: [DurationKey: Double] = [:]
    var sigma: Double?
    var share: Double?
    for (key, value) in entries(node, DurationKey.self) {
      switch key {
      case .median, .mean, .from, .to: times[key] = time(value, key.expected).map { Double($0.count) }
      case .sigma: sigma = number(value, key.expected, from: 0, to: 10)
      case .share: share = self.share(value, key.expected)?.value
      }
    }
    guard problems.errorCount == before, document.kind(node) == .mapping else { return nil }
    guard (share != nil) == inList, let shape = shape(times, sigma) else {
      let share = inList ? "share: 0.5, " : ""
      report(
        .unclearDistribution, "these keys do not make a random time", at: node,
        help: "write `{ \(share)median: 40s, sigma: 0.8 }`, `{ \(share)mean: 40s }` or "
          + "`{ \(share)from: 20s, to: 60s }`")
      return nil
    }
    return Part(share: share ?? 1, shape: shape)
  }

  /// The distribution that has just these parameters.
  private func shape(_ times: [DurationKey: Double], _ sigma: Double?) -> RandomDuration.Shape? {
    if times.count == 1, let median = times[.median], let sigma { return .lognormal(median: median, sigma: sigma) }
    if sigma != nil { return nil }
    if times.count == 1, let mean = times[.mean] { return .exponential(mean: mean) }
    if times.count == 2, let from = times[.from], let to = times[.to], from <= to { return .uniform(from, to) }
    return nil
  }
}
