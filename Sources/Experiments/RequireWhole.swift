package import Diagnostics
package import Simulation
internal import Text

/// Throws when a run had more events than an agenda can number.
package func requireWhole(_ results: some Sequence<ReplicationResult>) throws(Failure) {
  do { try UncountedEvents.check(results) } catch { throw Failure(error) }
}

extension Failure {
  package init(_ cut: UncountedEvents) {
    self.init(
      "\(counted(cut.replications, "replication")) had more events than can be numbered",
      help: "simulate fewer contacts or a shorter time")
  }
}
