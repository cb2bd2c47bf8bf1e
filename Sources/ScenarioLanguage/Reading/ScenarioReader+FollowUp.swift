import KeyedFiles
import Simulation
import YAMLTree

extension ScenarioReader {
  /// Nil where it does not say after how long.
  mutating func followUp(_ node: NodeID?) -> FollowUp? {
    guard let node, let entries = entries(node, FollowUpKey.self)?.known else { return nil }
    var after: Milliseconds?
    var most = 1
    for entry in entries {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .after:
        after = time(entry.node, shape)
        if let after, let node = entry.node { noteMoment(after, "the first follow-up is due at the earliest", node) }
      case .to: _ = word(entry.node, FollowUpWord.allCases.map(\.rawValue), shape)
      case .most: most = wholeNumber(entry.node, shape).value ?? most
      }
    }
    return after.map { FollowUp(after: $0, most: most) }
  }
}
