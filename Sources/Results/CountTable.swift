package import Campaign
internal import Text

/// The P2P table as text: a row for each member and one over all contacts.
package struct CountTable {
  /// The members' names, which are safe to show, and their counts in the order of `CountName.ofMembers`.
  package var members: [(name: String, cells: [String])]
  package var total: (CountName) -> String

  package init(members: [(name: String, cells: [String])], total: @escaping (CountName) -> String) {
    self.members = members
    self.total = total
  }

  /// - Parameter width: of the terminal, if the text goes to one.
  package func text(within width: Int? = nil) -> String {
    var table = TextTable()
    table.add(["member"] + CountName.ofMembers.map(\.rawValue))
    for member in members { table.add([member.name] + member.cells) }
    table.add(["all"] + CountName.ofMembers.map(total))
    return table.text(ruled: [1, members.count + 1], within: width)
  }

  /// Totals that belong to no member, as a line.
  package func unplaced(_ counts: [CountName]) -> String {
    counts.map { "\($0.rawValue) \(total($0))" }.joined(separator: ", ") + "\n"
  }
}
