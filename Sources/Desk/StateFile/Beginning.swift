/// Whether a contact action may begin that the state file does not have. Beginning one by accident, under a mistyped or an
/// edited name, would text everyone again.
public enum Beginning: Sendable {
  /// Only an action that has begun goes on.
  case never
  /// An action begins if the file has no other one.
  case first
  /// An action begins beside any others.
  case beside
}
