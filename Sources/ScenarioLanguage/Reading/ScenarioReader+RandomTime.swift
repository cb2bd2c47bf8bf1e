import Diagnostics
import KeyedFiles
import Simulation
import YAMLTree

private struct Part {
  let share: Double
  let shape: RandomDuration.Shape
}

extension ScenarioReader {
  /// A time determined by chance: a fixed length, a mapping with the parameters of one distribution, or a list of
  /// these, each with its `share`.
  mutating func randomTime(_ node: NodeID?) -> RandomDuration? {
    guard let node else { return nil }
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      if isNull(node) {
        reportShape(node, .randomTime)
        return nil
      }
      return time(node).map { RandomDuration(.constant(Double($0.count))) }
    case .mapping: return part(node, inList: false).map { RandomDuration($0.shape) }
    case .sequence: return mixture(node)
    case .invalid: return nil
    }
  }

  private mutating func mixture(_ node: NodeID) -> RandomDuration? {
    let help = "write entries such as `{ share: 0.85, median: 6m, sigma: 1.2 }` whose shares add up to 1"
    let before = problems.errors
    let parts = list(node, .randomTime, "parts", limit: .mixtureParts, whenEmpty: help) { $0.part($1, inList: true) }
    guard let parts, problems.errors == before else { return nil }
    let total = parts.reduce(0) { $0 + $1.share }
    guard abs(total - 1) < 1e-9, let mixture = RandomDuration(mixture: parts.map { ($0.share, $0.shape) }) else {
      report(
        .unclearDistribution, "the shares of this list add up to \(readable(total)), not to 1",
        at: document.span(node), help: help)
      return nil
    }
    return mixture
  }

  private mutating func part(_ node: NodeID, inList: Bool) -> Part? {
    let before = problems.errors
    guard let entries = entries(node, DurationKey.self)?.known else { return nil }
    var parameters = DurationParameters()
    var share: Double?
    for entry in entries {
      let shape = entry.key.rule.shape
      parameters.keys.insert(entry.key)
      switch entry.key {
      case .from, .to, .mean, .median, .p95, .scale:
        parameters.times[entry.key] = time(entry.node, shape).map { Double($0.count) }
      case .shape, .sigma: parameters.numbers[entry.key] = number(entry.node, shape).value
      case .file, .column: parameters.texts[entry.key] = text(entry.node, shape)
      case .share: share = self.share(entry.node)?.value
      }
    }
    guard problems.errors == before else { return nil }
    parameters.keys.remove(.share)
    let isFitting = (share != nil) == inList
    let shape = isFitting ? shape(parameters, node) : nil
    if let shape { return Part(share: share ?? 1, shape: shape) }
    guard problems.errors == before else { return nil }
    let mixed = inList ? "share: 0.5, " : ""
    report(
      .unclearDistribution, "these keys do not make a random time", at: document.span(node),
      help: isFitting
        ? "write `{ \(mixed)median: 40s, sigma: 0.8 }`, `{ \(mixed)median: 40s, p95: 2m }`, `{ \(mixed)mean: 40s }`, "
          + "`{ \(mixed)mean: 40s, shape: 2 }`, `{ \(mixed)scale: 40s, shape: 0.7 }`, `{ \(mixed)from: 20s, to: 60s }` "
          + "or `{ \(mixed)file: waits.csv, column: wait }`"
        : inList ? "each entry of a list has a `share`" : "`share` belongs to the entries of a list")
    return nil
  }

  /// The distribution that has exactly these parameters; nil, reported or not, when no distribution has them.
  private mutating func shape(_ given: DurationParameters, _ node: NodeID) -> RandomDuration.Shape? {
    switch given.keys {
    case [.from, .to]:
      guard let from = given.times[.from], let to = given.times[.to], from <= to else { return nil }
      return .uniform(from, to)
    case [.mean]: return given.times[.mean].map { .exponential(mean: $0) }
    case [.mean, .shape]:
      guard let mean = given.times[.mean], let shape = given.numbers[.shape] else { return nil }
      return refuse(mean, "mean", node) ? nil : .gamma(mean: mean, shape: shape)
    case [.median, .sigma]:
      guard let median = given.times[.median], let sigma = given.numbers[.sigma] else { return nil }
      return .lognormal(median: median, sigma: sigma)
    case [.median, .p95]:
      guard let median = given.times[.median], let p95 = given.times[.p95] else { return nil }
      if refuse(median, "median", node) { return nil }
      if let shape = RandomDuration.Shape.lognormal(median: median, p95: p95) { return shape }
      report(
        .unclearDistribution, "no lognormal distribution has this `median` and `p95`", at: document.span(node),
        help: "95 % of all times are at most `p95`, so write one that is longer than the median")
      return nil
    case [.scale, .shape]:
      guard let scale = given.times[.scale], let shape = given.numbers[.shape] else { return nil }
      let range = RandomDuration.Limits.weibullShape
      guard range.contains(shape) else {
        report(
          .scenarioNumberOutOfRange,
          "the shape \(readable(shape)) is out of range beside `scale`, expected \(ValueShape.number(range).phrase)",
          at: document.span(node))
        return nil
      }
      return refuse(scale, "scale", node) ? nil : .weibull(scale: scale, shape: shape)
    case [.file, .column]:
      guard let file = given.texts[.file], let column = given.texts[.column] else { return nil }
      return measuredTimes(file, column).map { .empirical($0) }
    default: return nil
    }
  }

  /// Reports a parameter of zero, from which no distribution can be made; returns whether it is zero.
  private mutating func refuse(_ time: Double, _ name: String, _ node: NodeID) -> Bool {
    guard time == 0 else { return false }
    report(
      .unclearDistribution, "no such distribution has the \(name) `0s`", at: document.span(node),
      help: "write `0s` alone for no time at all")
    return true
  }
}

/// What a mapping says about a random time.
private struct DurationParameters {
  var keys: Set<DurationKey> = []
  var times: [DurationKey: Double] = [:]
  var numbers: [DurationKey: Double] = [:]
  var texts: [DurationKey: Written<String>] = [:]
}
