import Campaign
import Routing

/// The changes of the event that was taken last, for the floor to act on, while a watcher sees each one as it happens.
struct ChangeLog<Watcher: RunRecorder>: ChangeRecorder {
  /// The first `count` are those of the event; behind them stand some of the events before it.
  private var log: [StateChange] = []
  private(set) var count = 0
  var watcher: Watcher

  init(watcher: Watcher) { self.watcher = watcher }

  /// - Parameter text: what a reply says.
  mutating func begin(_ event: TimedEvent, text: Int? = nil) {
    count = 0
    watcher.taking(event, text: text)
  }

  mutating func timeCame(_ moment: Instant, isTimer: Bool) { watcher.timeCame(moment, isTimer: isTimer) }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: RoutingState) {
    makeRoom(1)
    log[count] = change
    count += 1
    watcher.changed(change, decision, state)
  }

  mutating func allChanged(_ decision: borrowing Decision, _ state: RoutingState) {
    makeRoom(decision.changes.count)
    let start = count
    log.withUnsafeMutableBufferPointer { log in
      for index in decision.changes.indices { log[start + index] = decision.changes[index] }
    }
    count += decision.changes.count
    watcher.allChanged(decision, state)
  }

  subscript(index: Int) -> StateChange { log[index] }

  private mutating func makeRoom(_ more: Int) { while log.count < count + more { log.append(.published) } }
}
