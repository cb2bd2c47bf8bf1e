package import Campaign
internal import Interpreting
package import Records
package import Routing

/// Gathers the effects of a case as values, each with the walk that led to it.
package struct CaseSink: DecisionSink, ForwardingSink {
  package var target = EffectValueSink()
  /// One for each effect; empty where no walk led to it.
  package private(set) var traces: [Trace] = []
  private var trace = Trace()
  private var walks: [(contact: ContactID, trace: Trace)] = []

  package var effects: [EffectValue] { target.effects }

  package mutating func willDescribe(_ change: StateChange, _ decision: borrowing Decision) {
    trace = change.hasWalk ? decision.trace : Trace()
    if let contact = change.walked { walks.append((contact, decision.trace)) }
  }

  /// The walks since the last call.
  mutating func drainWalks() -> [(contact: ContactID, trace: Trace)] {
    defer { walks.removeAll(keepingCapacity: true) }
    return walks
  }

  package mutating func end() {
    target.end()
    traces.append(trace)
    trace = Trace()
  }
}

extension StateChange {
  /// Whose reply was placed by a walk. What was given to someone by hand needed none.
  fileprivate var walked: ContactID? {
    guard hasWalk else { return nil }
    if case .routed(let contact, _, _, let notes) = self { return notes.contains(.reassigned) ? nil : contact }
    if case .held(let contact, _, _) = self { return contact }
    return nil
  }

  /// A walk for a reply led to the change.
  fileprivate var hasWalk: Bool {
    switch self {
    case .routed, .held: true
    case .published, .contactJoined, .assigned, .released, .kept, .sent, .replied, .responded, .owned, .tagged,
      .untagged,
      .optedOut, .resolved, .reported, .clicked, .undelivered, .optedIn, .askedBack,
      .reviewBegan, .reviewEnded, .ownerSet,
      .hoursOpened,
      .notified,
      .notificationPutOff, .notificationDropped, .reopened, .joined, .left, .wentAway, .cameBack, .copyDropped,
      .ringTurned, .ownerPicked, .timedOut, .startedOver, .lainLong, .messageTaken, .bucketStarted, .refused:
      false
    }
  }
}
