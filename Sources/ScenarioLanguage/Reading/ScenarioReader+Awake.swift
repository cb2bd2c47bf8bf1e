import Campaign
import Diagnostics
import KeyedFiles
import YAMLTree

extension ScenarioReader {
  /// The hours in which contacts are awake, the same on each day; nil where they cannot be read.
  mutating func awake(_ node: NodeID?, _ shape: ValueShape) -> OpeningHours? {
    guard let node, case .value(let entries, let span) = stretches(node, shape, awakeProblems) else { return nil }
    if entries.isEmpty {
      report(
        .emptyScenarioList, "this list needs at least one entry", at: span,
        help: "write when contacts are awake, such as `08:00-23:00`, or delete the key")
      return nil
    }
    var found: [DayStretch] = []
    var last: SourceSpan?
    for entry in entries {
      guard case .value(let stretch, let span) = entry else { return nil }
      if let before = found.last, let last, let fault = stretch.fault(after: before) {
        report(
          .awakeOverlap, fault.message, at: span, related: [Label(place(last), "the one before")], help: fault.help)
        return nil
      }
      found.append(stretch)
      last = span
    }
    return OpeningHours(WeeklyHours(Array(repeating: found, count: 7)))
  }
}

private let awakeProblems = StretchProblems(
  notStretch: .notAwake, backwards: .awakeBackwards,
  whenClosed: "delete the key: without it, contacts are always awake"
) { start, end in
  "a stretch lies in one day: write `[\"00:00-\(end)\", \"\(start)-24:00\"]`"
}
