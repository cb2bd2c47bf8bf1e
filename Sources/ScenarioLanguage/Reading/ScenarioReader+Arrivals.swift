import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  mutating func arrivals(_ node: NodeID?) -> Arrivals? {
    let shape = ScenarioKey.arrivals.rule.shape
    guard let node else { return nil }
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      return word(node, ArrivalsWord.allCases.map(\.rawValue), shape).value == nil ? nil : .atStart
    case .mapping, .sequence, .invalid: break
    }
    guard let entries = entries(node, ArrivalsKey.self, shape: shape) else { return nil }
    let help = "write either `times`, for parts of the list, or `rates`, for one contact after the other"
    if refuseTwo(of: [.times, .rates], in: entries.known, help: help) { return nil }
    guard let entry = entries.known.first else {
      if !entries.hasUnknown {
        report(
          .missingScenarioKey, "`arrivals` needs `times` or `rates`", at: document.span(node),
          help: "write `at_start` in its place if the whole list is there from the start")
      }
      return nil
    }
    switch entry.key {
    case .times: return times(entry.node, entry.key.rule.shape).map { .times($0) }
    case .rates: return rates(entry.node, entry.key.rule.shape).map { .rates($0) }
    }
  }

  private mutating func times(_ node: NodeID?, _ shape: ValueShape) -> [Milliseconds]? {
    let help = "write moments such as `[0s, 1h]`, or `arrivals: at_start`"
    let times = list(node, shape, "times", whenEmpty: help) { reader, node in
      reader.time(node).map { (at: $0, node: node) }
    }
    guard let times, !times.isEmpty else { return nil }
    var first: [Milliseconds: NodeID] = [:]
    for (at, node) in times {
      noteMoment(at, "contacts come", node)
      if let first = first[at] {
        reportRepeated("the moment \(quoted(written(at)))", at: document.span(node), first: document.span(first))
      } else {
        first[at] = node
      }
    }
    return times.map(\.at).sorted()
  }

  private mutating func rates(_ node: NodeID?, _ shape: ValueShape) -> [Arrivals.RatePeriod]? {
    let help = "write periods such as `{ from: 0s, to: 1h, per_hour: 600 }`"
    guard let rates = list(node, shape, "periods", whenEmpty: help, { $0.rate($1) }) else { return nil }
    _ = apart(rates.map(\.period))
    return rates.sorted { ($0.period.start, $0.perHour) < ($1.period.start, $1.perHour) }.compactMap { rate in
      rate.period.end.map { Arrivals.RatePeriod(from: rate.period.start, to: $0, perHour: rate.perHour) }
    }
  }

  private mutating func rate(_ node: NodeID) -> (period: Period, perHour: Double)? {
    guard let entries = entries(node, RateKey.self)?.known else { return nil }
    var (from, to, perHour): (NodeID?, NodeID?, Double?)
    for entry in entries {
      switch entry.key {
      case .from: from = entry.node
      case .to: to = entry.node
      case .perHour: perHour = number(entry.node, entry.key.rule.shape).value
      }
    }
    guard let from, let to, let period = period("period", node, start: from, end: to), let perHour else { return nil }
    return (period, perHour)
  }
}
