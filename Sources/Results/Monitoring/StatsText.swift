internal import Campaign
internal import Diagnostics
package import Interpreting
internal import Text

extension ShownAction {
  /// The P2P table for people.
  package func statsText(_ style: TextStyle = .plain) throws -> String {
    let stats = try stats()
    let table = CountTable(
      counts: stats.countsOfMembers,
      members: stats.rows.map { row in
        (printable(key(row.member)), stats.countsOfMembers.map { grouped($0.value(row.counts) ?? 0) })
      }, total: { grouped($0.value(stats.totals)) })
    let parts = [counted(stats.totals.contacts, "contact"), counted(stats.rows.count, "member")]
    return heading(parts) + table.text(within: style.width) + "\n"
      + table.unplaced(
        [.unassigned, .held, .neverTextable] + (stats.totals.askedBack > 0 ? [.askedBack] : []))
  }
}
