public import Campaign
public import Routing

/// Watches a run: every event before the engine takes it, and every change after it was applied.
public protocol RunRecorder: ChangeRecorder {
  /// - Parameter text: for a reply, the index of its text in `Simulator.replyTexts`.
  mutating func taking(_ event: borrowing TimedEvent, text: Int?)
}

extension RunRecorder {
  public mutating func taking(_ event: borrowing TimedEvent, text: Int?) {}
}

extension NoChangeRecorder: RunRecorder {}
