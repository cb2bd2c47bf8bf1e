extension SharedCounts {
  /// Those of a file by the bytes of their keys, each with the action it is of. None is looked for by a value that may be damaged.
  static func all(_ database: Database) throws -> [(action: Int64, counts: SharedCounts)] {
    let found = try Row.all(
      database, "SELECT action, key, active, inbox, checksum FROM member ORDER BY key, action"
    ).map { row in
      let counts = SharedCounts(key: try row.text(1), active: try row.count(2), inbox: try row.count(3))
      let action = try row.integer(0)
      try row.check(counts.checksum(of: action), 4, "a row of a member's counts")
      return (action: action, counts: counts)
    }
    for action in try ActionRow.all(database) {
      guard found.count(where: { $0.action == action.id }) == action.members else {
        throw JournalError.damaged(part: "the members of a contact action are not those that it had")
      }
    }
    return found
  }

  func write(of action: inout ActionRow, _ database: Database) throws {
    let isKnown =
      try Row.one(database, "SELECT active FROM member WHERE action = ? AND key = ?", [action.id, key]) != nil
    if !isKnown { action.members += 1 }
    try database.statement(
      "INSERT OR REPLACE INTO member (action, key, active, inbox, checksum) VALUES (?, ?, ?, ?, ?)"
    ).execute([action.id, key, active, inbox, checksum(of: action.id).stored])
  }

  private func checksum(of action: Int64) -> Checksum {
    var sum = Checksum("member")
    sum.add(action)
    sum.add(key)
    sum.add(active, inbox)
    return sum
  }
}

extension JournalFile {
  /// Every member's counts summed over all contact actions but `action`, by the bytes of the members' keys.
  public func countsElsewhere(than action: String) throws(JournalError) -> [SharedCounts] {
    try connection.read { database in
      let own = try ActionRow.named(action, database)?.id
      var sums: [SharedCounts] = []
      for (id, counts) in try SharedCounts.all(database) where id != own {
        if let last = sums.last, last.key.utf8.elementsEqual(counts.key.utf8) {
          let (active, isTooMany) = last.active.addingReportingOverflow(counts.active)
          let (inbox, isTooLarge) = last.inbox.addingReportingOverflow(counts.inbox)
          if isTooMany || isTooLarge { throw JournalError.damaged(part: "a member's counts have no sum") }
          sums[sums.count - 1] = SharedCounts(key: counts.key, active: active, inbox: inbox)
        } else {
          sums.append(counts)
        }
      }
      return sums
    }
  }
}

extension ActionLog {
  /// The members' counts as last written, by the bytes of their keys.
  public func memberCounts() throws(JournalError) -> [SharedCounts] {
    try journal.connection.read { database in
      try SharedCounts.all(database).filter { $0.action == id }.map(\.counts)
    }
  }
}
