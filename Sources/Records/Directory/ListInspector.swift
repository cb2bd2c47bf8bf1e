package import Campaign
internal import Diagnostics
package import Zones

/// Finds everything about a contact list that reading it for some rules would find: ids and phones that occur twice,
/// phones that are none, unknown time zones, and pins to people who do not take part. And takes the census of it for each.
///
/// It takes the rows as a run does, so that both say the same. What is only counted, `count` does, for which another thread may be used.
package final class ListInspector {
  /// One for each group of rules that find the same.
  private var directories: [Directory] = []
  /// One for each of the rules.
  private var censuses: [Census] = []

  /// The size of the list, until room was made for its contacts.
  private var size: Int?

  /// - Parameter size: how many bytes the list has, where that is known.
  package init(_ policies: [RoutingPolicy], country: String?, size: Int? = nil, zones: @escaping ZoneLoader) {
    self.size = size
    var seen: [Facts] = []
    for policy in policies {
      let facts = Facts(policy)
      let known = seen.firstIndex(of: facts)
      if known == nil {
        seen.append(facts)
        directories.append(Directory(inspecting: policy, country: country, zones: zones))
      }
      censuses.append(Census(policy, directories[known ?? directories.count - 1]))
    }
  }

  /// A class, because an array cannot hold values that cannot be copied. The tags of a row are read once, by the directory.
  private final class Census {
    private let policy: RoutingPolicy
    // Each row touches them, and neither is lent to anyone while it is changed. Apart, since two threads may count one each.
    @exclusivity(unchecked) private var tags: TagCensus
    @exclusivity(unchecked) private var columns: ColumnCensus
    private let directory: Directory

    init(_ policy: RoutingPolicy, _ directory: Directory) {
      self.policy = policy
      self.directory = directory
      tags = TagCensus(policy, CensusLimits())
      columns = ColumnCensus(policy, CensusLimits())
    }

    var taken: ListCensus { ListCensus(policy, tags, columns, CensusLimits()) }
    var strangers: [RecordProblem] { columns.strangers }

    @inline(__always)
    func countTags(_ row: Int, of block: ContactBlock) { tags.count(row, of: block, as: directory) }

    func countColumns(of block: ContactBlock) { columns.count(block) }
  }

  /// The census for the rules of that number.
  package func census(_ index: Int) -> ListCensus { censuses[index].taken }

  /// The columns that name people who are not in the team of the rules of that number.
  package func strangers(_ index: Int) -> [RecordProblem] { censuses[index].strangers }

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
  package func take(_ block: ContactBlock, problems: inout some RecordProblemReceiver) {
    if let size, block.count > 0 {
      self.size = nil
      for directory in directories { directory.expect(listOf: size, as: block) }
    }
    if directories.count == 1 {
      let counts = censuses.count == 1 ? Counts.one(censuses[0]) : .some(censuses)
      take(block, in: directories[0], counts, problems: &problems)
      return
    }
    // The same problems in the eyes of several directories are told once.
    var told: [RowProblem] = []
    for row in 0..<block.count {
      if !told.isEmpty { told.removeAll(keepingCapacity: true) }
      for directory in directories {
        let found: [RowProblem] =
          switch directory.add(row, of: block) {
          case .joined(_, let remarks): remarks
          case .refused(let problem, _, _): [problem]
          }
        for problem in found where !told.contains(problem) && !isStranger(problem, row, of: block, directory) {
          told.append(problem)
          problems.report(problem, row, of: block, in: directory)
        }
      }
      for census in censuses { census.countTags(row, of: block) }
    }
    for directory in directories { for fault in 0..<block.problemCount { _ = directory.passOver(fault, of: block) } }
  }

  /// Whose tags are counted. One is taken out of the array: each look into that counts references.
  private enum Counts {
    case one(Census)
    case some([Census])
  }

  /// Takes the rows of a block for rules that all find the same. What is lent for the call is not counted row by row.
  private func take(
    _ block: ContactBlock, in directory: Directory, _ counts: Counts, problems: inout some RecordProblemReceiver
  ) {
    for row in 0..<block.count {
      switch directory.add(row, of: block) {
      case .joined(_, let remarks):
        for problem in remarks where !isStranger(problem, row, of: block, directory) {
          problems.report(problem, row, of: block, in: directory)
        }
      case .refused(let problem, _, _):
        if !isStranger(problem, row, of: block, directory) {
          problems.report(problem, row, of: block, in: directory)
        }
      }
      switch counts {
      case .one(let census): census.countTags(row, of: block)
      case .some(let censuses): for census in censuses { census.countTags(row, of: block) }
      }
    }
    for fault in 0..<block.problemCount { _ = directory.passOver(fault, of: block) }
  }

  /// Counts what the columns of a block say. It touches nothing that `take` does.
  package func count(_ block: ContactBlock) {
    for census in censuses { census.countColumns(of: block) }
  }

  /// Reports what is to be said of the list as a whole, after its last block.
  package func finish(problems: inout some RecordProblemReceiver) {
    var told: [RecordProblem] = []
    for problem in directories.flatMap(\.listProblems) where !told.contains(problem) {
      told.append(problem)
      problems.report(ofList: problem)
    }
  }

  private func isStranger(
    _ problem: RowProblem, _ row: Int, of block: ContactBlock, _ directory: Directory
  ) -> Bool {
    problem.kind == .stranger && !directory.names.member(block.bytes(block[row].assignedTo)).isSomebody
  }
}
