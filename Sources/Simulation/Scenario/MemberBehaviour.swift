/// How team members work. Every member first answers the oldest conversation that needs attention, and sends first texts
/// when there is none.
public struct MemberBehaviour: Hashable, Sendable {
  /// The time from one first text to the next, at most one text at a time.
  public var texting: RandomDuration
  /// The time from opening a reply to sending the response.
  public var handling: RandomDuration
  /// When a member's shift starts and ends, from the start of the run; without an end it lasts as long as the run.
  public var shiftStart: Milliseconds
  public var shiftEnd: Milliseconds?
  public var leaving: Leaving

  /// What becomes of a member whose shift is over.
  public enum Leaving: String, Hashable, Sendable, CaseIterable {
    /// The member is away; what waits in the inbox stays there.
    case away
    /// The member is removed; what waits is routed again.
    case removed
  }

  public init(
    texting: RandomDuration, handling: RandomDuration, shiftStart: Milliseconds = .zero, shiftEnd: Milliseconds? = nil,
    leaving: Leaving = .away
  ) {
    self.texting = texting
    self.handling = handling
    self.shiftStart = shiftStart
    self.shiftEnd = shiftEnd
    self.leaving = leaving
  }

  /// Texting at a rate: the times between texts are exponential, so members do not fall into step.
  public static func texting(perHour rate: Double) -> RandomDuration {
    RandomDuration(.exponential(mean: Double(Milliseconds.hour.count) / rate))
  }
}
