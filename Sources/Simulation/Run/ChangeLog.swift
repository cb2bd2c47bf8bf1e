import Campaign
import Routing

/// The changes of the event that was taken last, for the floor to act on, while a watcher sees each one as it happens.
struct ChangeLog<Watcher: RunRecorder>: ChangeRecorder {
  var changes: [StateChange] = []
  var watcher: Watcher

  init(watcher: Watcher) { self.watcher = watcher }

  /// - Parameter text: what a reply says.
  mutating func begin(_ event: TimedEvent, text: Int? = nil) {
    changes.removeAll(keepingCapacity: true)
    watcher.taking(event, text: text)
  }

  mutating func timeCame(_ moment: Instant, isTimer: Bool) { watcher.timeCame(moment, isTimer: isTimer) }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
    changes.append(change)
    watcher.changed(change, decision, state)
  }
}
