package import Campaign
package import Routing

/// A walk that placed a reply in a case, with the contact's tags and fields as it found them.
package struct CaseWalk {
  package let trace: Trace
  /// Sorted, each once.
  package let tags: [TagID]
  /// One for each field of the policy.
  package let values: [ValueID]

  init(_ trace: Trace, of contact: ContactID, in state: RoutingState) {
    self.trace = trace
    tags = state.withTags(of: contact) { Array($0) }
    values = state.policy.fields.indices.map { state.value(of: FieldID(UInt16(truncatingIfNeeded: $0)), contact) }
  }

  /// Whether the contact met a condition.
  func holds(_ condition: Condition) -> Bool {
    tags.withUnsafeBufferPointer { tags in condition.holds(tags: tags) { values[$0.index] } }
  }
}
