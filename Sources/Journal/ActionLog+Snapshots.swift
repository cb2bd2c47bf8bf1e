import GRDB

/// The state after some batches, so that nobody need take them again.
public struct Snapshot: Equatable, Sendable {
  /// How many batches it covers.
  public var batches: Int
  public var bytes: [UInt8]
}

extension ActionLog {
  /// How many snapshots of an action are kept: if the last one does not come back as it was written, there is one before it.
  static let snapshotsKept = 2
  /// A snapshot is cut, because a row of SQLite holds less than a gigabyte.
  private static let partSize = 4 << 20

  /// Keeps the state after the first `batches` batches, and of older ones only the last.
  public func saveSnapshot(_ bytes: [UInt8], covering batches: Int) throws(JournalError) {
    try journal.connection.transaction { database in
      let extent = try extent(database)
      guard batches <= extent.batches else {
        throw JournalError.outOfOrder(
          expected: "a snapshot of up to \(extent.batches) batches", found: "one of \(batches)")
      }
      try dropSnapshots(database, keeping: Self.snapshotsKept - 1)
      try insertSnapshot(bytes, covering: batches, database)
    }
  }

  /// The latest snapshot that is as it was written, nil if there is none.
  public func latestSnapshot() throws(JournalError) -> Snapshot? {
    try journal.connection.access { database in
      let rows = try Row.all(
        database, "SELECT id, batches, size, checksum FROM snapshot WHERE action = ? ORDER BY id DESC", [id])
      for row in rows {
        if let snapshot = try read(row, database) { return snapshot }
      }
      return nil
    }
  }

  private func read(_ row: Row, _ database: Database) throws -> Snapshot? {
    do {
      let snapshot = try row.integer(0)
      let size = try row.count(2)
      let stored = try Row.one(
        database, "SELECT coalesce(sum(length(bytes)), 0) FROM snapshot_part WHERE snapshot = ?", [snapshot])
      guard try stored?.count(0) == size else { return nil }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(size)
      var sum = Checksum()
      var position = 0
      while bytes.count < size {
        let part = try Row.one(
          database, "SELECT bytes FROM snapshot_part WHERE snapshot = ? AND position = ?", [snapshot, position]
        )?.bytes(0)
        guard let part, !part.isEmpty else { return nil }
        sum.add(part)
        bytes += part
        position += 1
      }
      guard bytes.count == size, sum.stored == (try row.integer(3)) else { return nil }
      return Snapshot(batches: try row.count(1), bytes: bytes)
    } catch JournalError.damaged {
      return nil
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return nil
    }
  }

  func insertSnapshot(_ bytes: [UInt8], covering batches: Int, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO snapshot (action, batches, size, checksum) VALUES (?, ?, ?, 0)",
      arguments: [id, batches, bytes.count])
    let snapshot = database.lastInsertedRowID
    let insert = try database.cachedStatement(
      sql: "INSERT INTO snapshot_part (snapshot, position, bytes) VALUES (?, ?, ?)")
    var sum = Checksum()
    var position = 0
    for begin in stride(from: 0, to: bytes.count, by: Self.partSize) {
      let part = Array(bytes[begin..<min(begin + Self.partSize, bytes.count)])
      sum.add(part)
      try insert.execute(arguments: [snapshot, position, blob(part)])
      position += 1
    }
    try database.execute(
      sql: "UPDATE snapshot SET checksum = ? WHERE id = ?", arguments: [sum.stored, snapshot])
  }

  /// Removes all but the last `count` snapshots.
  func dropSnapshots(_ database: Database, keeping count: Int) throws {
    let old = try Row.all(
      database, "SELECT id FROM snapshot WHERE action = ? ORDER BY id DESC LIMIT -1 OFFSET ?", [id, count])
    for row in old {
      let snapshot = try row.integer(0)
      try database.execute(sql: "DELETE FROM snapshot_part WHERE snapshot = ?", arguments: [snapshot])
      try database.execute(sql: "DELETE FROM snapshot WHERE id = ?", arguments: [snapshot])
    }
  }
}
