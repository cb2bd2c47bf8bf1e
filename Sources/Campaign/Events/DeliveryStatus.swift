/// What a provider says became of a first text, by its name in files.
public enum DeliveryStatus: String, Sendable, CaseIterable {
  /// It reached the phone.
  case delivered
  /// It did not reach the phone.
  case undelivered
  /// The carrier takes no texts for the phone, because its owner said so: an opt out.
  case blocked
}
