/// What a state file says of its sender: how many rows there are that all contact actions share. So one that is missing is noticed.
struct SenderRow {
  /// Opt outs that were said.
  var said = 0
  /// Rows that note how far an action has heard them.
  var heard = 0

  static func read(_ database: Database) throws -> SenderRow {
    guard let row = try Row.one(database, "SELECT said, heard, checksum FROM sender WHERE id = 1") else {
      throw JournalError.damaged(part: "what all contact actions share is missing")
    }
    let sender = SenderRow(said: try row.count(0), heard: try row.count(1))
    try row.check(sender.checksum, 2, "what all contact actions share")
    return sender
  }

  func write(_ database: Database) throws {
    try database.statement("INSERT OR REPLACE INTO sender (id, said, heard, checksum) VALUES (1, ?, ?, ?)")
      .execute([said, heard, checksum.stored])
  }

  private var checksum: Checksum {
    var sum = Checksum("sender")
    sum.add(said, heard)
    return sum
  }
}
