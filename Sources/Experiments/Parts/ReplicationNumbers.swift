internal import Simulation
internal import Text

/// Which replications of a simulation run, counted from 1: `41..80`, or the first so many, `80`.
package struct ReplicationNumbers: Hashable, Sendable {
  package let first: Int
  package let last: Int

  package var count: Int { last - first + 1 }
  /// Counted from 0.
  package var range: Range<Int> { first - 1..<last }

  /// Nil for what is no number or two of them; a number may be too large.
  package init?(_ text: String) {
    let parts = text.split(atText: "..", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, let last = numbers.last, numbers.count <= 2 else { return nil }
    self.init(first: numbers.count == 2 ? numbers[0] : 1, last: last)
  }

  package init(first: Int, last: Int) {
    self.first = first
    self.last = last
  }

  /// Whether a simulation may have them.
  package var areInLimits: Bool { first >= 1 && first <= last && last <= ScenarioLimits.replications }

  /// As they are written.
  package var text: String { first == 1 ? String(last) : "\(first)..\(last)" }
}
