extension Basis {
  /// The most bytes that a document may have.
  public static let documentLimit = 512 << 20

  func insert(_ database: Database, action: Int64, after: Int) throws {
    for document in documents where document.bytes.count > Self.documentLimit {
      throw JournalError.tooLarge(part: "a file of rules", bytes: document.bytes.count, limit: Self.documentLimit)
    }
    try database.execute(
      "INSERT INTO basis (action, after, format_version, digest, list_digest, checksum) VALUES (?, ?, ?, ?, ?, 0)",
      [action, after, formatVersion, digest, listDigest])
    let id = database.lastInsertedRowID
    try database.execute(
      "UPDATE basis SET checksum = ? WHERE id = ?",
      [checksum(id, of: action, after: after).stored, id])
    for (position, document) in documents.enumerated() {
      try database.execute(
        "INSERT INTO document (basis, position, name, bytes) VALUES (?, ?, ?, ?)",
        [id, position, document.name, document.bytes])
    }
  }

  /// Of its row and of its documents.
  fileprivate func checksum(_ id: Int64, of action: Int64, after: Int) -> Checksum {
    var sum = Checksum("basis")
    sum.add(id)
    sum.add(action)
    sum.add(after, formatVersion, documents.count)
    sum.add(digest)
    sum.add(listDigest)
    for document in documents {
      sum.add(document.name)
      sum.add(document.bytes)
    }
    return sum
  }
}

extension ActionLog {
  /// A basis and from where on it holds.
  public struct Era: Equatable, Sendable {
    /// How many batches stand before its first one.
    public var after: Int
    public var basis: Basis
  }

  /// What the batches were decided on, oldest first; the last one holds for what comes. There is at least one.
  public func eras() throws(JournalError) -> [Era] {
    try journal.connection.read { database in
      let eras = try Row.all(
        database,
        """
        SELECT id, after, format_version, digest, list_digest, checksum FROM basis WHERE action = ? ORDER BY id
        """, [id]
      ).map { row in try era(row, database) }
      guard !eras.isEmpty, eras.count == (try ActionRow.with(id, database)).eras else {
        throw JournalError.damaged(part: "the rules of a contact action are not those that it had")
      }
      return eras
    }
  }

  private func era(_ row: Row, _ database: Database) throws -> Era {
    let basis = try row.integer(0)
    let documents = try Row.all(
      database, "SELECT name, bytes, position FROM document WHERE basis = ? ORDER BY position", [basis]
    ).enumerated().map { place, row in
      guard try row.count(2) == place else { throw JournalError.notAsWritten("a file of rules") }
      return Basis.Document(name: try row.text(0), bytes: try row.bytes(1))
    }
    let era = Era(
      after: try row.count(1),
      basis: Basis(
        digest: try row.bytes(3), listDigest: try row.bytes(4), formatVersion: try row.count(2), documents: documents))
    try row.check(era.basis.checksum(basis, of: id, after: era.after), 5, "a contact action's row of rules")
    return era
  }

  /// Goes on with another basis behind batch number `after`, the last one. `snapshot` is the state that it begins with, and
  /// `counts` are all members' counts under it: those of members who are not in it are forgotten.
  ///
  /// - Returns: how many bytes the snapshot has.
  @discardableResult
  public func adopt(
    _ basis: Basis, after: Int, snapshot: SnapshotSource, counts: [SharedCounts]
  ) throws(JournalError) -> Int {
    try journal.connection.transaction { database in
      var action = try ActionRow.with(id, database)
      let extent = try extent(of: action, database)
      guard extent.batches == after else {
        throw JournalError.outOfOrder(expected: "batch \(extent.batches + 1)", found: "batch \(after + 1)")
      }
      try basis.insert(database, action: id, after: after)
      try database.execute("DELETE FROM member WHERE action = ?", [id])
      action.members = 0
      for counts in counts { try counts.write(of: &action, database) }
      action.eras += 1
      try action.write(database)
      try dropSnapshots(database, keeping: 0)
      return try insertSnapshot(snapshot, covering: after, database)
    }
  }
}
