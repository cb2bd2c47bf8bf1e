/// Some replications had more events than an agenda can number, so that their results are not whole.
public struct UncountedEvents: Error, Hashable, Sendable {
  /// How many replications.
  public let replications: Int

  /// Throws when a result is not whole.
  public static func check(_ results: some Sequence<ReplicationResult>) throws(UncountedEvents) {
    let cut = results.reduce(0) { $0 + ($1.isWhole ? 0 : 1) }
    if cut > 0 { throw UncountedEvents(replications: cut) }
  }
}
