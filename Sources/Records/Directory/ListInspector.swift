package import Campaign
internal import Diagnostics
package import Zones

/// Finds everything about a contact list that reading it for some rules would find: ids and phones that occur twice,
/// phones that are none, unknown time zones, and pins to people who do not take part.
///
/// It takes the rows as a run does, so that both say the same.
package final class ListInspector {
  /// One for each group of rules that find the same.
  private var directories: [Directory] = []

  package init(_ policies: [RoutingPolicy], country: String?, zones: @escaping ZoneLoader) {
    var seen: [Facts] = []
    for policy in policies {
      let facts = Facts(policy)
      if seen.contains(facts) { continue }
      seen.append(facts)
      directories.append(Directory(policy, country: country, zones: zones))
    }
  }

  /// What of the rules matters to a list.
  private struct Facts: Equatable {
    let members: [String]
    let selected: Int
    let asksZones: Bool
    let hasZoneForMissing: Bool

    init(_ policy: RoutingPolicy) {
      members = policy.team.map(\.key)
      selected = policy.selectedCount
      asksZones = policy.asksContactsZones
      hasZoneForMissing = policy.hasZoneForMissing
    }
  }

  /// Takes the rows of a block, and reports what is wrong with them. What `CensusTaker.strangers` tells of a whole column
  /// is left out.
  package func take(_ block: ContactBlock, report: (RecordProblem) -> Void) {
    for row in 0..<block.count {
      var told: [RecordProblem] = []
      for directory in directories {
        switch directory.add(row, of: block) {
        case .joined(_, let remarks):
          for remark in remarks where !told.contains(remark) && !isStranger(remark, row, of: block, directory) {
            told.append(remark)
          }
        case .refused(let problem, _): if !told.contains(problem) { told.append(problem) }
        }
      }
      for problem in told { report(problem) }
    }
  }

  private func isStranger(
    _ remark: RecordProblem, _ row: Int, of block: ContactBlock, _ directory: Directory
  ) -> Bool {
    remark.code == .assignedToStranger && !directory.names.member(block.bytes(block[row].assignedTo)).isSomebody
  }
}
