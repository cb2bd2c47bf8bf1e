internal import Routing
internal import Synchronization

/// The state with which replications begin.
///
/// Where there is one replication, it gets the state itself: of ten million contacts, what it changes of a copy has a quarter of a
/// gigabyte.
final class PreparedState: Sendable {
  private let state: Mutex<RoutingState?>
  private let isForOne: Bool

  init(_ state: consuming RoutingState, isForOne: Bool) {
    self.state = Mutex(state)
    self.isForOne = isForOne
  }

  /// Nil once the only replication has it. Who runs that again prepares it anew.
  func next() -> RoutingState? { state.withLock { isForOne ? $0.take() : $0 } }
}
