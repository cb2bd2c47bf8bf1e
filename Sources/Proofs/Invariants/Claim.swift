package import Campaign

/// Something that must hold for the replies of some contacts, whoever accepts and whatever happened before.
///
/// A reply *reaches* the members who have it. In the shared inbox it reaches everyone who takes part. What is done by hand,
/// a reassignment, is not asked about.
package struct Claim: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// No reply reaches any of these members.
    case never([MemberID])
    /// While one of these members accepts it, a reply reaches one of them.
    case always([MemberID])
    /// Tag rules give a reply to no more members than this.
    case atMost(Int)
  }
  package let condition: Condition
  package let kind: Kind

  package init(_ condition: Condition, _ kind: Kind) {
    self.condition = condition
    self.kind = kind
  }
}

/// A contact and a moment at which a claim does not hold, found and then walked.
package struct Counterexample: Sendable {
  package let contact: ContactClass
  package let moment: SupposedMoment
  /// Where the reply goes.
  package let placement: SupposedPlacement
}
