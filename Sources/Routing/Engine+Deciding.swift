public import Campaign

extension Engine {
  /// Shows what an event would change if it were taken now, and changes nothing. What the change would set going in turn,
  /// such as dealing contacts that a change sets free, is not followed.
  public func decide(_ event: TimedEvent, recorder: inout some ChangeRecorder) {
    var decision = Decision(isTraced: true)
    graph.decide(event, in: state, into: &decision)
    for change in decision.changes { recorder.changed(change, decision, state) }
  }
}
