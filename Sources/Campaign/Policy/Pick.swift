/// How those whom a part of the rules names share a reply, by its names in files.
public enum Pick: String, Sendable, CaseIterable {
  /// All of them have it.
  case all
  /// One of them has it, in turn; weights count.
  case roundRobin = "round_robin"
  /// Whoever of them has the fewest conversations that need attention has it.
  case leastOpen = "least_open"

  /// Those of a list as a reply step, which gives a reply to one member.
  public static let ofSteps: [Pick] = [.roundRobin, .leastOpen]
}
