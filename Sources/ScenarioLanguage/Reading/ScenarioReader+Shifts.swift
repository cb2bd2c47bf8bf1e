import Diagnostics
import KeyedFiles
import Simulation
import YAMLTree

extension ScenarioReader {
  /// The only shift.
  ///
  /// - Parameter leaving: where the behaviour says how members leave; the shift may say so instead, but not both.
  mutating func shift(_ node: NodeID?, besides leaving: SourceSpan?, into behaviour: inout MemberBehaviour) {
    guard let node, let entries = entries(node, ShiftKey.self)?.known else { return }
    var (start, end): (NodeID?, NodeID?)
    for entry in entries {
      switch entry.key {
      case .start: start = entry.node
      case .end: end = entry.node
      case .leaving:
        if let word = leavingWord(entry.node, entry.key.rule.shape) { behaviour.leaving = word }
        if let leaving { refuseLeaving(entry.span, leaving) }
      }
    }
    if let period = period("shift", node, start: start, end: end) { behaviour.shifts = [period.value] }
  }

  private mutating func refuseLeaving(_ one: SourceSpan, _ other: SourceSpan) {
    let (first, second) = one.lower < other.lower ? (one, other) : (other, one)
    report(
      .scenarioKeysExclude, "`leaving` stands both in `shift` and beside it", at: second,
      related: [Label(place(first), "the other one")], help: "delete one of the two")
  }

  mutating func leavingWord(_ node: NodeID?, _ shape: ValueShape) -> MemberBehaviour.Leaving? {
    word(node, MemberBehaviour.Leaving.allCases.map(\.rawValue), shape).value
      .flatMap(MemberBehaviour.Leaving.init(rawValue:))
  }

  mutating func shifts(_ node: NodeID?, _ shape: ValueShape) -> [MemberBehaviour.Period]? {
    let help = "write shifts such as `{ start: 0s, end: 1h }`, or delete the key where members are there all the time"
    let shifts = list(node, shape, "shifts", whenEmpty: help) { reader, node -> Period? in
      guard let entries = reader.entries(node, PeriodKey.self)?.known else { return nil }
      return reader.period(
        "shift", node, start: entries.first { $0.key == .start }?.node, end: entries.first { $0.key == .end }?.node)
    }
    return shifts.map { apart($0).map(\.value) }
  }

  mutating func breaks(_ node: NodeID?, _ shape: ValueShape) -> [MemberBehaviour.Period]? {
    let breaks = list(node, shape, "breaks") { reader, node -> Period? in
      guard let entries = reader.entries(node, BreakKey.self)?.known,
        let start = entries.first(where: { $0.key == .start })?.node,
        let end = entries.first(where: { $0.key == .end })?.node
      else { return nil }
      return reader.period("break", node, start: start, end: end)
    }
    return breaks.map { apart($0).map(\.value) }
  }
}
