// A state file is one sender: an opt out that one contact action says holds in all of them.
extension JournalFile {
  /// What was said behind number `number`, by actions and files, in order; they are numbered from 1.
  public func said(after number: Int = 0) throws(JournalError) -> [SaidRow] {
    try connection.read { database in
      try Schema.hasSender(database) ? try SaidRow.all(after: number, database) : []
    }
  }

  /// Notes what a file says, for all actions.
  public func say(_ rows: [SaidRow]) throws(JournalError) {
    if rows.isEmpty { return }
    try connection.transaction { database in
      var sender = try SenderRow.read(database)
      for row in rows { try row.insert(&sender, of: nil, database) }
      try sender.write(database)
    }
  }
}

extension ActionLog {
  /// How far an action had heard what others said, by the batches before whose events it heard it; 0 is the list.
  public struct Heard: Equatable, Sendable {
    public var batch: Int
    public var upTo: Int
  }

  /// Notes what the action said before the file kept such things.
  public func say(_ rows: [SaidRow]) throws(JournalError) {
    if rows.isEmpty { return }
    try journal.connection.transaction { database in
      var sender = try SenderRow.read(database)
      for row in rows { try row.insert(&sender, of: id, database) }
      try sender.write(database)
    }
  }

  /// Every time that the action heard something, in order.
  public func heard() throws(JournalError) -> [Heard] {
    try journal.connection.read { database in
      guard try Schema.hasSender(database) else { return [] }
      return try HeardRow.all(of: id, database).map { Heard(batch: $0.batch, upTo: $0.upTo) }
    }
  }
}
