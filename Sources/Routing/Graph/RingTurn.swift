public import Campaign

/// A turn of a ring that a walk found, and that is taken if its decision stands.
public struct RingTurn: Hashable, Sendable {
  public let ring: RingID
  public let member: MemberID
}
