import Campaign
import Routing

/// The changes of the event that was taken last, for the floor to act on, while a watcher sees each one as it happens.
struct ChangeLog<Watcher: RunRecorder>: ChangeRecorder {
  var changes: [StateChange] = []
  var watcher: Watcher

  init(watcher: Watcher) { self.watcher = watcher }

  mutating func timeCame(_ moment: Instant, isTimer: Bool) { watcher.timeCame(moment, isTimer: isTimer) }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
    changes.append(change)
    watcher.changed(change, decision, state)
  }
}
