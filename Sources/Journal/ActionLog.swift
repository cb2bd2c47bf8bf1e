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
    try journal.connection.read { database in try extent(of: ActionRow.with(id, database), database) }
  }

  func extent(of action: ActionRow, _ database: Database) throws -> Extent {
    guard action.batches > 0 else { return Extent(batches: 0, stream: 0, line: 0) }
    let last = try BatchRow.known(action.batches, of: id, database)
    return Extent(batches: action.batches, stream: last.stream, line: last.last)
  }
}

extension ActionLog {
  /// The most bytes of events and effects that a batch may have together.
  public static let batchLimit = 512 << 20

  /// Writes a batch, the counts that it changed and the notifications that it brought, as one transaction. When this returns,
  /// they are on the disk; when it throws, nothing of them is.
  ///
  /// - Parameters:
  ///   - after: how many batches the writer knows of: if the log has others, nothing is written.
  ///   - said: what the batch says to the other actions; their `action` does not matter.
  ///   - upTo: how much the action heard of what others said before the batch, if that is more than before.
  public func append(
    _ batch: Batch, after: Int, counts: [SharedCounts] = [], notifications: [DueNotification] = [],
    said: [SaidRow] = [], hearing upTo: Int? = nil
  ) throws(JournalError) {
    let size = batch.events.count + batch.effects.count
    guard size <= Self.batchLimit else { throw .tooLarge(part: "a batch", bytes: size, limit: Self.batchLimit) }
    try journal.connection.transaction { database in
      var action = try ActionRow.with(id, database)
      let extent = try extent(of: action, database)
      guard extent.batches == after else {
        throw JournalError.outOfOrder(expected: "batch \(extent.batches + 1)", found: "batch \(after + 1)")
      }
      let isNext = batch.stream > extent.stream || batch.stream == extent.stream && batch.lines.lowerBound > extent.line
      guard isNext, batch.lines.lowerBound > 0 else {
        throw JournalError.outOfOrder(
          expected: "lines behind line \(extent.line) of stream \(extent.stream)",
          found: "line \(batch.lines.lowerBound) of stream \(batch.stream)")
      }
      action.batches += 1
      action[.due] += notifications.count
      try BatchRow(batch, number: action.batches, of: id).insert(batch, database)
      for counts in counts { try counts.write(of: &action, database) }
      for due in notifications { try DeliveryRow(due, of: id, stream: batch.stream).insert(database) }
      try action.write(database)
      guard !said.isEmpty || upTo != nil else { return }
      var sender = try SenderRow.read(database)
      if let upTo { try HeardRow(batch: action.batches, upTo: upTo).insert(&sender, of: id, database) }
      for row in said { try row.insert(&sender, of: id, database) }
      try sender.write(database)
    }
  }
}
