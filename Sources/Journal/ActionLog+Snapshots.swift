/// The state after some batches, so that they need not be taken again.
public struct Snapshot: Equatable, Sendable {
  /// How many batches it covers.
  public var batches: Int
  public var bytes: [UInt8]
}

/// Bytes of a state that are made part by part, so that they need never be in memory together.
public struct SnapshotSource {
  let write: (_ put: ([UInt8]) throws -> Void) throws -> Void

  /// - Parameter write: hands the bytes on, in order, in parts of any size.
  public init(_ write: @escaping (_ put: ([UInt8]) throws -> Void) throws -> Void) { self.write = write }
  public init(_ bytes: [UInt8]) { self.init { put in try put(bytes) } }
}

extension ActionLog {
  /// How many snapshots of an action are kept: if the last one does not come back as it was written, there is one before it.
  static let snapshotsKept = 2
  /// A snapshot is cut, because a row of SQLite holds less than a gigabyte.
  private static let partSize = 4 << 20

  /// Keeps the state after the first `batches` batches, and of older ones only the last.
  ///
  /// - Returns: how many bytes it has.
  @discardableResult
  public func saveSnapshot(_ source: SnapshotSource, covering batches: Int) throws(JournalError) -> Int {
    try journal.connection.transaction { database in
      let extent = try extent(of: ActionRow.with(id, database), database)
      guard batches <= extent.batches else {
        throw JournalError.outOfOrder(
          expected: "a snapshot of up to \(extent.batches) batches", found: "one of \(batches)")
      }
      try dropSnapshots(database, keeping: Self.snapshotsKept - 1)
      return try insertSnapshot(source, covering: batches, database)
    }
  }

  public func saveSnapshot(_ bytes: [UInt8], covering batches: Int) throws(JournalError) {
    try saveSnapshot(SnapshotSource(bytes), covering: batches)
  }

  /// The latest snapshot that is as it was written, whole; nil if there is none.
  public func latestSnapshot() throws(JournalError) -> Snapshot? {
    guard var parts = try latestSnapshotParts() else { return nil }
    var bytes: [UInt8] = []
    while let part = try parts.next() { bytes += part }
    return Snapshot(batches: parts.batches, bytes: bytes)
  }

  /// The latest snapshot that is as it was written, part by part; nil if there is none.
  public func latestSnapshotParts() throws(JournalError) -> SnapshotParts? {
    try journal.connection.read { database in
      let rows = try Row.all(
        database, "SELECT id, batches, size, checksum FROM snapshot WHERE action = ? ORDER BY id DESC", [id])
      for row in rows {
        if let parts = try sound(row, database) { return parts }
      }
      return nil
    }
  }

  /// The parts of a snapshot, if they are as they were written.
  private func sound(_ row: Row, _ database: Database) throws -> SnapshotParts? {
    do {
      let (snapshot, batches, size) = (try row.integer(0), try row.count(1), try row.count(2))
      let parts = SnapshotParts(log: self, id: snapshot, batches: batches, size: size)
      var sum = Checksum("snapshot")
      var (found, position) = (0, 0)
      while found < size {
        guard let part = try parts.part(position, database), !part.isEmpty else { return nil }
        sum.add(part)
        found += part.count
        position += 1
      }
      sum.add(snapshot, of: id, covering: batches, size: size)
      guard found == size, try parts.part(position, database) == nil, sum.stored == (try row.integer(3)) else {
        return nil
      }
      return parts
    } catch JournalError.damaged {
      return nil
    } catch let error as DatabaseError where error.isCorruption {
      return nil
    }
  }

  /// - Returns: how many bytes were written.
  @discardableResult
  func insertSnapshot(_ source: SnapshotSource, covering batches: Int, _ database: Database) throws -> Int {
    try database.execute(
      "INSERT INTO snapshot (action, batches, size, checksum) VALUES (?, ?, 0, 0)", [id, batches])
    let snapshot = database.lastInsertedRowID
    let insert = try database.statement(
      "INSERT INTO snapshot_part (snapshot, position, bytes) VALUES (?, ?, ?)")
    var sum = Checksum("snapshot")
    var (size, position) = (0, 0)
    try source.write { bytes in
      for begin in stride(from: 0, to: bytes.count, by: Self.partSize) {
        let part =
          begin == 0 && bytes.count <= Self.partSize
          ? bytes : Array(bytes[begin..<min(begin + Self.partSize, bytes.count)])
        sum.add(part)
        try insert.execute([snapshot, position, part])
        position += 1
        size += part.count
      }
    }
    sum.add(snapshot, of: id, covering: batches, size: size)
    try database.execute(
      "UPDATE snapshot SET size = ?, checksum = ? WHERE id = ?", [size, sum.stored, snapshot])
    return size
  }

  /// Removes all but the last `count` snapshots.
  func dropSnapshots(_ database: Database, keeping count: Int) throws {
    let old = try Row.all(
      database, "SELECT id FROM snapshot WHERE action = ? ORDER BY id DESC LIMIT -1 OFFSET ?", [id, count])
    for row in old {
      let snapshot = try row.integer(0)
      try database.execute("DELETE FROM snapshot_part WHERE snapshot = ?", [snapshot])
      try database.execute("DELETE FROM snapshot WHERE id = ?", [snapshot])
    }
  }
}

extension Checksum {
  /// A snapshot's row, behind its parts.
  fileprivate mutating func add(_ snapshot: Int64, of action: Int64, covering batches: Int, size: Int) {
    add(action)
    add(snapshot)
    add(batches, size)
  }
}

/// A snapshot that is read part by part. It lasts until two later ones are written.
public struct SnapshotParts {
  private let log: ActionLog
  private let id: Int64
  /// How many batches it covers.
  public let batches: Int
  /// In bytes.
  public let size: Int
  private var position = 0

  init(log: ActionLog, id: Int64, batches: Int, size: Int) {
    self.size = size
    self.log = log
    self.id = id
    self.batches = batches
  }

  /// The next bytes, never none; nil at the end.
  public mutating func next() throws(JournalError) -> [UInt8]? {
    let (parts, wanted) = (self, position)
    let part = try log.journal.connection.access { database in try parts.part(wanted, database) }
    position += 1
    return part
  }

  func part(_ position: Int, _ database: Database) throws -> [UInt8]? {
    try Row.one(
      database, "SELECT bytes FROM snapshot_part WHERE snapshot = ? AND position = ?", [id, position]
    )?.bytes(0)
  }
}
