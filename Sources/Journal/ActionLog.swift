import GRDB

/// A contact action's part of a state file.
public struct ActionLog: Sendable {
  let journal: JournalFile
  let id: Int64
  public let name: String

  /// How far a log has come.
  public struct Extent: Equatable, Sendable {
    /// Batches so far; they are numbered from 1.
    public var batches: Int
    /// The stream of the last batch and the last line in it; 0 without batches.
    public var stream: Int
    public var line: Int
  }

  public func extent() throws(JournalError) -> Extent {
    try journal.connection.access { database in try extent(database) }
  }

  func extent(_ database: Database) throws -> Extent {
    let row = try Row.one(
      database, "SELECT number, stream, last_line FROM batch WHERE action = ? ORDER BY number DESC LIMIT 1", [id])
    guard let row else { return Extent(batches: 0, stream: 0, line: 0) }
    return Extent(batches: try row.count(0), stream: try row.count(1), line: try row.count(2))
  }
}

extension ActionLog {
  /// The most bytes of events and effects that a batch may have together.
  public static let batchLimit = 512 << 20

  /// Writes a batch, the counts that it changed and the notifications that it brought, as one transaction. When this returns,
  /// they are on the disk; when it throws, nothing of them is.
  ///
  /// `after` is how many batches the writer knows of: if the log has others, nothing is written.
  public func append(
    _ batch: Batch, after: Int, counts: [SharedCounts] = [], notifications: [DueNotification] = []
  ) throws(JournalError) {
    let size = batch.events.count + batch.effects.count
    guard size <= Self.batchLimit else { throw .tooLarge(part: "a batch", bytes: size, limit: Self.batchLimit) }
    try journal.connection.transaction { database in
      let extent = try extent(database)
      guard extent.batches == after else {
        throw JournalError.outOfOrder(expected: "batch \(extent.batches + 1)", found: "batch \(after + 1)")
      }
      let isNext = batch.stream > extent.stream || batch.stream == extent.stream && batch.lines.lowerBound > extent.line
      guard isNext, batch.lines.lowerBound > 0 else {
        throw JournalError.outOfOrder(
          expected: "lines behind line \(extent.line) of stream \(extent.stream)",
          found: "line \(batch.lines.lowerBound) of stream \(batch.stream)")
      }
      try database.cachedStatement(
        sql: """
          INSERT INTO batch (action, number, stream, first_line, last_line, checksum, events, effects)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        id, after + 1, batch.stream, batch.lines.lowerBound, batch.lines.upperBound, batch.checksum.stored,
        blob(batch.events), blob(batch.effects),
      ])
      try write(counts, database)
      let insert = try database.cachedStatement(
        sql: "INSERT INTO delivery (action, stream, n, i, status, tries, effect) VALUES (?, ?, ?, ?, ?, 0, ?)")
      for due in notifications {
        try insert.execute(arguments: [
          id, batch.stream, due.n, due.i, DeliveryStatus.due.rawValue, blob(due.effect),
        ])
      }
    }
  }

  func write(_ counts: [SharedCounts], _ database: Database) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO member (action, key, active, inbox) VALUES (?, ?, ?, ?)")
    for member in counts { try insert.execute(arguments: [id, member.key, member.active, member.inbox]) }
  }

  /// The members' counts as last written, by the bytes of their keys.
  public func memberCounts() throws(JournalError) -> [SharedCounts] {
    try journal.connection.access { database in
      try Row.all(database, "SELECT key, active, inbox FROM member WHERE action = ? ORDER BY key", [id]).map { row in
        SharedCounts(key: try row.text(0), active: try row.count(1), inbox: try row.count(2))
      }
    }
  }
}

extension Batch {
  var checksum: Checksum {
    var sum = Checksum()
    sum.add(events)
    sum.add(effects)
    return sum
  }
}

extension ActionLog {
  /// The batches behind number `after`, in order, one in memory at a time.
  public func batches(after number: Int = 0) -> Batches { Batches(log: self, number: number) }

  /// The stream that a batch is of; nil when there is no such batch.
  public func stream(ofBatch number: Int) throws(JournalError) -> Int? {
    try journal.connection.access { database in
      try Row.one(database, "SELECT stream FROM batch WHERE action = ? AND number = ?", [id, number])?.count(0)
    }
  }

  /// Where a stream begins: how many batches stand before its first one, nil if there is no such stream.
  public func batches(beforeStream stream: Int) throws(JournalError) -> Int? {
    try journal.connection.access { database in
      try Row.one(
        database, "SELECT number FROM batch WHERE action = ? AND stream = ? ORDER BY first_line LIMIT 1", [id, stream]
      ).map { try $0.count(0) - 1 }
    }
  }

  /// Reads batches one after the other. Batches that a writer appends meanwhile come too.
  public struct Batches {
    private let log: ActionLog
    /// The number of the batch that was given last.
    public private(set) var number: Int

    init(log: ActionLog, number: Int) {
      self.log = log
      self.number = number
    }

    /// The next batch, nil behind the last one.
    public mutating func next() throws(JournalError) -> Batch? {
      let wanted = number + 1
      let log = log
      let batch = try log.journal.connection.access { database -> Batch? in
        let row = try Row.one(
          database,
          """
          SELECT stream, first_line, last_line, checksum, events, effects FROM batch WHERE action = ? AND number = ?
          """, [log.id, wanted])
        guard let row else { return nil }
        let damaged = JournalError.damaged(part: "batch \(wanted) of a contact action is not as it was written")
        let first = try row.count(1)
        let last = try row.count(2)
        guard first <= last else { throw damaged }
        let batch = Batch(
          stream: try row.count(0), lines: first...last, events: try row.bytes(4), effects: try row.bytes(5))
        guard batch.checksum.stored == (try row.integer(3)) else { throw damaged }
        return batch
      }
      if batch != nil { number = wanted }
      return batch
    }
  }
}
