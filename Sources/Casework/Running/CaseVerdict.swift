internal import Campaign
package import Diagnostics
internal import Explaining
internal import Records
internal import Routing
internal import RuleLanguage
internal import Text

/// Compares what a case expects with what came of it, and says why it came.
package struct CaseVerdict {
  private let routingCase: RoutingCase
  private let run: CaseRun
  private let explanation: TraceText
  private let policy: RoutingPolicy
  private let lines: LineTable

  init(
    _ routingCase: RoutingCase, _ run: CaseRun, _ explanation: TraceText, _ policy: RoutingPolicy, _ lines: LineTable
  ) {
    self.routingCase = routingCase
    self.run = run
    self.explanation = explanation
    self.policy = policy
    self.lines = lines
  }

  /// The walks that placed replies.
  package var walks: [CaseWalk] { run.walks }

  /// What is wrong, as paragraphs; empty when the case holds.
  package func failures() -> [String] {
    if !run.problems.isEmpty { return run.problems.map { report([$0], as: .text) } }
    return missing() + unwanted() + wrongCounts()
  }

  /// `routing.cases.yaml:12`
  package func place(_ span: SourceSpan) -> String {
    "\(printable(routingCase.source.name)):\(lines.position(ofByte: Int(span.lower)).line)"
  }

  /// The first expected effect that does not occur after the ones before it: the rest would only repeat it.
  private func missing() -> [String] {
    let effects = run.sink.effects
    var next = 0
    for expected in routingCase.expect {
      if let found = effects[next...].firstIndex(where: { expected.matches($0) }) {
        next = found + 1
        continue
      }
      var text = "\(place(expected.span)): expected \(printable(expected.text))\n"
      text += effects.isEmpty ? "nothing happened\n" : "happened\n"
      for (number, effect) in effects.enumerated() {
        text += "  \(number < next ? "  " : "")\(eventPlace(effect)): \(printable(effect.text))\n"
      }
      if let meant = effects[next...].firstIndex(where: { expected.resembles($0) }) { text += why(meant) }
      return [text]
    }
    return []
  }

  private func unwanted() -> [String] {
    routingCase.expectNone.compactMap { expected in
      guard let found = run.sink.effects.firstIndex(where: { expected.matches($0) }) else { return nil }
      let effect = run.sink.effects[found]
      return "\(place(expected.span)): expected none of \(printable(expected.text))\n"
        + "happened\n  \(eventPlace(effect)): \(printable(effect.text))\n" + why(found)
    }
  }

  private func wrongCounts() -> [String] {
    var wrong: [String] = []
    for expected in routingCase.expectStats.members {
      let row = run.stats.rows.first { policy.team[$0.member.index].key == expected.member }
      for count in expected.counts {
        guard let row else {
          wrong.append("\(place(expected.span)): \(quoted(expected.member)) has no statistics: never took part\n")
          break
        }
        let actual = count.name.value(row.counts) ?? 0
        if actual != count.count {
          wrong.append(
            "\(place(count.span)): \(quoted(expected.member)) has \(count.name.rawValue) \(actual), expected \(count.count)\n"
          )
        }
      }
    }
    for count in routingCase.expectStats.totals {
      let actual = count.name.value(run.stats.totals)
      if actual != count.count {
        wrong.append("\(place(count.span)): all have \(count.name.rawValue) \(actual), expected \(count.count)\n")
      }
    }
    return wrong
  }

  private func eventPlace(_ effect: EffectValue) -> String {
    let number = effect.origin.n - 1
    return routingCase.events.indices.contains(number) ? place(routingCase.events[number].span) : "?"
  }

  private func why(_ effect: Int) -> String {
    let trace = run.sink.traces[effect]
    guard let end = trace.end else { return "" }
    return "why\n" + explanation.text(trace, indent: "  ") + "  → " + explanation.question(end) + "\n"
  }
}
