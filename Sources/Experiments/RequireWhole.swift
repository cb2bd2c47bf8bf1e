package import Diagnostics
package import Simulation
internal import Text

/// Throws when a run had more events than an agenda can number.
package func requireWhole(_ results: some Sequence<ReplicationResult>) throws(Failure) {
  let cut = results.reduce(0) { $0 + ($1.isWhole ? 0 : 1) }
  if cut > 0 {
    throw Failure(
      "\(counted(cut, "replication")) had more events than can be numbered",
      help: "simulate fewer contacts or a shorter time")
  }
}
