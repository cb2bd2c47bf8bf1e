public import Campaign
internal import Interpreting
internal import Journal
internal import Records
internal import Routing

// The statistics, some of which all contact actions of the file share.
extension DurableAction {
  /// What each member has in this action, for the others in the file.
  var sharedCounts: [SharedCounts] {
    interpreter.engine.state.stats.rows.map { row in
      SharedCounts(
        key: interpreter.directory.key(of: row.member), active: row.counts.active, inbox: row.counts.inbox)
    }
  }

  /// The statistics, with `active` and `inbox` over all contact actions of the file.
  public func stats() throws -> StatsTable {
    var elsewhere: [String: StatsTable.Elsewhere] = [:]
    for counts in try file.countsElsewhere(than: log.name) {
      elsewhere[counts.key] = StatsTable.Elsewhere(active: counts.active, inbox: counts.inbox)
    }
    return interpreter.engine.state.stats.counting(elsewhere) { interpreter.directory.key(of: $0) }
  }
}
