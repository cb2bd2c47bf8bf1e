/// How far a contact action had heard what others said when it took a batch.
struct HeardRow {
  /// The batch that it was taken with; 0 is the list.
  var batch: Int
  /// The number of the last row of `said` that was heard before the batch's events.
  var upTo: Int

  /// Those of an action, in order.
  static func all(of action: Int64, _ database: Database) throws -> [HeardRow] {
    let rows = try Row.all(database, "SELECT action, batch, up_to, checksum FROM heard ORDER BY action, batch")
    guard rows.count == (try SenderRow.read(database)).heard else {
      throw JournalError.damaged(part: "what contact actions heard is not what it was")
    }
    return try rows.compactMap { row in
      let heard = HeardRow(batch: try row.count(1), upTo: try row.count(2))
      let owner = try row.integer(0)
      try row.check(heard.checksum(of: owner), 3, "what a contact action heard")
      return owner == action ? heard : nil
    }
  }

  func insert(_ sender: inout SenderRow, of action: Int64, _ database: Database) throws {
    sender.heard += 1
    try database.statement("INSERT INTO heard (action, batch, up_to, checksum) VALUES (?, ?, ?, ?)")
      .execute([action, batch, upTo, checksum(of: action).stored])
  }

  private func checksum(of action: Int64) -> Checksum {
    var sum = Checksum("heard")
    sum.add(action)
    sum.add(batch, upTo)
    return sum
  }
}
