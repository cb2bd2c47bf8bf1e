import GRDB

extension Basis {
  /// The most bytes that a document may have.
  public static let documentLimit = 512 << 20

  func insert(_ database: Database, action: Int64, after: Int) throws {
    for document in documents where document.bytes.count > Self.documentLimit {
      throw JournalError.tooLarge(part: "a file of rules", bytes: document.bytes.count, limit: Self.documentLimit)
    }
    try database.execute(
      sql: "INSERT INTO basis (action, after, format_version, digest, list_digest) VALUES (?, ?, ?, ?, ?)",
      arguments: [action, after, formatVersion, blob(digest), blob(listDigest)])
    let id = database.lastInsertedRowID
    for (position, document) in documents.enumerated() {
      try database.execute(
        sql: "INSERT INTO document (basis, position, name, bytes) VALUES (?, ?, ?, ?)",
        arguments: [id, position, document.name, blob(document.bytes)])
    }
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
    try journal.connection.access { database in
      let eras = try Row.all(
        database, "SELECT id, after, format_version, digest, list_digest FROM basis WHERE action = ? ORDER BY id", [id]
      ).map { row in
        let documents = try Row.all(
          database, "SELECT name, bytes FROM document WHERE basis = ? ORDER BY position", [try row.integer(0)]
        ).map { Basis.Document(name: try $0.text(0), bytes: try $0.bytes(1)) }
        return Era(
          after: try row.count(1),
          basis: Basis(
            digest: try row.bytes(3), listDigest: try row.bytes(4), formatVersion: try row.count(2),
            documents: documents))
      }
      guard !eras.isEmpty else { throw JournalError.damaged(part: "a contact action has no rules") }
      return eras
    }
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
      let extent = try extent(database)
      guard extent.batches == after else {
        throw JournalError.outOfOrder(expected: "batch \(extent.batches + 1)", found: "batch \(after + 1)")
      }
      try basis.insert(database, action: id, after: after)
      try database.execute(sql: "DELETE FROM member WHERE action = ?", arguments: [id])
      try write(counts, database)
      try dropSnapshots(database, keeping: 0)
      return try insertSnapshot(snapshot, covering: after, database)
    }
  }
}
