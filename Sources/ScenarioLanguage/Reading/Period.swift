import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

/// A period of a run as it was written.
struct Period {
  /// What it is: "shift".
  let what: String
  let start: Milliseconds
  /// Nil where it lasts as long as the run.
  let end: Milliseconds?
  /// The whole entry, if its start is not written.
  let startSpan: SourceSpan
  let endSpan: SourceSpan

  var value: MemberBehaviour.Period { MemberBehaviour.Period(start: start, end: end) }
}

extension ScenarioReader {
  /// A period that ends after it starts; reports one that does not.
  mutating func period(_ what: String, _ node: NodeID, start: NodeID?, end: NodeID?) -> Period? {
    let before = problems.errors
    let from = start.flatMap { time($0) }
    let to = end.flatMap { time($0) }
    guard problems.errors == before else { return nil }
    let whole = document.span(node)
    let period = Period(
      what: what, start: from ?? .zero, end: to, startSpan: start.map(document.span) ?? whole,
      endSpan: end.map(document.span) ?? whole)
    noteMoment(period.start, "this \(what) starts", start)
    guard let to, to <= period.start else { return period }
    report(
      .shiftEndsEarly,
      "this \(what) ends at \(quoted(written(to))), not after its start at \(quoted(written(period.start)))",
      at: period.endSpan, related: start.map { [Label(document.place($0), "the start")] } ?? [],
      help: "both count from the start of the run")
    return nil
  }

  /// Periods in order of time; reports those that overlap.
  mutating func apart(_ periods: [Period]) -> [Period] {
    let sorted = periods.sorted { ($0.start, $0.startSpan.lower) < ($1.start, $1.startSpan.lower) }
    var last: Period?
    for period in sorted {
      if let last, last.end.map({ period.start < $0 }) ?? true {
        let end = last.end.map { "ends at \(quoted(written($0)))" } ?? "lasts as long as the run"
        report(
          .periodsOverlap,
          "this \(period.what) starts at \(quoted(written(period.start))), but another one \(end)",
          at: period.startSpan, related: [Label(place(last.startSpan), "the other one")],
          help: "let one end before the next starts, or write them as one")
      }
      if let end = last?.end, let own = period.end, own < end { continue }
      if last != nil, last?.end == nil { continue }
      last = period
    }
    return sorted
  }
}
