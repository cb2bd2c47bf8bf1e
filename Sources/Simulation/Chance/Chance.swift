/// What a random draw decides. The numbers are part of every published result, so they are never reassigned.
public enum Purpose: UInt8, Sendable, CaseIterable {
  /// Whether a first text is delivered and how the contact reacts to it.
  case outcome = 1
  /// How long a contact takes to reply.
  case replyDelay = 2
  /// Whether a contact writes again after a response.
  case conversation = 3
  /// How long a member takes from one first text to the next.
  case texting = 4
  /// How long a member takes to answer a reply.
  case handling = 5
  /// Which tags a generated contact carries; the index is a hash of the tag.
  case tags = 6
  /// Whether a generated contact knows a team member, and which one.
  case acquaintance = 7
  /// What a reply says.
  case words = 8
  /// Whether and when a contact clicks.
  case click = 9
  /// When a contact joins the list.
  case arrival = 10
  /// The value of a generated contact's field; the index is a hash of the field.
  case fields = 11
  /// The time zone of a generated contact.
  case timeZone = 12
  /// Whether and when a member walks away from a shift; the index is the shift's in `ShiftPlan.shifts`.
  case abandon = 13
  /// What kind of member a team member is.
  case kind = 14
  /// Which of several idle members takes work that any of them may do; the contact is the one whom the work is about.
  case waking = 24
  /// What a figure that differs from day to day is in a replication; the key is the figure's.
  case day = 25
  /// Whether a member comes to a shift; the index is the shift's among the member's.
  case turnUp = 26
  /// Whether carriers filter a contact's first text.
  case filtered = 27
}

/// The random draws of one replication. Each draw is looked up by the contact or member it concerns, what it decides
/// and how many such draws came before it, never taken from a sequence. So a contact's or member's draws do not depend
/// on what others do, on the rules or on threads.
@frozen public struct Chance: Sendable {
  @usableFromInline let key: Philox.Key
  @usableFromInline let replication: UInt32

  /// - Parameter replication: below 2^24, see `ScenarioLimits.replications`.
  @inlinable public init(seed: UInt64, replication: Int) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32))
    self.replication = UInt32(truncatingIfNeeded: replication) &<< 8
  }

  /// Two independent draws, each uniformly distributed over the open interval (0, 1).
  ///
  /// - Parameter who: the key of a contact's or a member's random draws; purposes keep the two apart.
  @inlinable @inline(__always)
  public func pair(_ who: UInt64, _ purpose: Purpose, _ index: UInt32) -> (Double, Double) {
    let counter = (
      UInt32(truncatingIfNeeded: who), UInt32(truncatingIfNeeded: who &>> 32), index,
      replication | UInt32(purpose.rawValue)
    )
    let bits = Philox.block(counter, key: key)
    return (
      Chance.unit(UInt64(bits.0) &<< 32 | UInt64(bits.1)), Chance.unit(UInt64(bits.2) &<< 32 | UInt64(bits.3))
    )
  }

  @inlinable @inline(__always)
  public func unit(_ who: UInt64, _ purpose: Purpose, _ index: UInt32) -> Double { pair(who, purpose, index).0 }

  /// 52 random bits as the midpoint of one of 2^52 equal steps: never 0 and never 1, so logarithms stay finite. With 53
  /// bits the last midpoint would round to 1.
  @inlinable @inline(__always)
  public static func unit(_ bits: UInt64) -> Double { (Double(bits &>> 12) + 0.5) * 0x1p-52 }
}

/// The key of the random draws of a contact or member known by name: FNV-1a over the name's UTF-8, so that it does not
/// depend on anyone else.
@inlinable public func luckKey(_ name: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}
