import KeyedFiles
import Simulation
import YAMLTree

extension ScenarioReader {
  /// The share of shifts that members abandon, alone or beside when that is noticed.
  mutating func abandonment(_ node: NodeID?, _ shape: ValueShape, into behaviour: inout MemberBehaviour) {
    guard let node else { return }
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      guard let share = shareOfDay(node, .abandon, into: &behaviour.ranges) else { return }
      (behaviour.abandon, behaviour.noticed) = (share, .zero)
      return
    case .mapping, .sequence, .invalid: break
    }
    guard let entries = entries(node, AbandonKey.self, shape: shape)?.known else { return }
    behaviour.noticed = .zero
    for entry in entries {
      switch entry.key {
      case .share:
        if let share = shareOfDay(entry.node, .abandon, into: &behaviour.ranges) { behaviour.abandon = share }
      case .noticed: noticed(entry.node, entry.key.rule.shape, into: &behaviour)
      }
    }
  }

  /// A length of time, or `never`.
  private mutating func noticed(_ node: NodeID?, _ shape: ValueShape, into behaviour: inout MemberBehaviour) {
    guard case .either(let shapes) = shape, case .lengthOfTime(let range)? = shapes.first,
      case .value(let text, let span) = text(node, shape)
    else { return }
    if text == NoticedWord.never.rawValue {
      behaviour.noticed = nil
    } else if let time = lengthOfTime(text, span, range, shape).value {
      behaviour.noticed = Milliseconds(time)
      noteMoment(Milliseconds(time), "a member who leaves is noticed at the earliest", node)
    }
  }
}
