package import Campaign

/// What rules do for some contacts and other rules do not.
package struct Lack: Hashable, Sendable {
  /// The rule that does it.
  package let rule: RuleID
  package let duty: Duty
  /// A class of contacts for which no other rule does, the smallest where that was found in time.
  package let contact: ContactClass
}
