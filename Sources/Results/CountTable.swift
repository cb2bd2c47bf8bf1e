package import Campaign
internal import Text

/// The P2P table as text: a row for each member and one over all contacts.
package struct CountTable {
  /// What is shown of members.
  package var counts: [CountName]
  /// The members' names, which are safe to show, and their counts in the order of `counts`.
  package var members: [(name: String, cells: [String])]
  package var total: (CountName) -> String

  package init(
    counts: [CountName], members: [(name: String, cells: [String])], total: @escaping (CountName) -> String
  ) {
    self.counts = counts
    self.members = members
    self.total = total
  }

  /// - Parameter width: of the terminal, if the text goes to one.
  package func text(within width: Int? = nil) -> String {
    var table = TextTable()
    table.add(["member"] + counts.map(\.rawValue))
    for member in members { table.add([member.name] + member.cells) }
    table.add(["all"] + counts.map(total))
    return table.text(ruled: [1, members.count + 1], within: width)
  }

  /// Totals that belong to no member, as a line.
  package func unplaced(_ counts: [CountName]) -> String {
    counts.map { "\($0.rawValue) \(total($0))" }.joined(separator: ", ") + "\n"
  }
}
