extension ActionLog {
  /// The batches behind number `after`, in order, one in memory at a time.
  public func batches(after number: Int = 0) -> Batches { Batches(log: self, number: number) }

  /// The stream that a batch belongs to; nil if the batch does not exist.
  public func stream(ofBatch number: Int) throws(JournalError) -> Int? {
    try journal.connection.access { database in try BatchRow.read(number, of: id, database)?.stream }
  }

  /// Where a stream begins: the number of batches before its first one; nil if the stream does not exist.
  public func batches(beforeStream stream: Int) throws(JournalError) -> Int? {
    try journal.connection.read { database in
      let found = try Row.one(
        database, "SELECT number FROM batch WHERE action = ? AND stream = ? ORDER BY first_line LIMIT 1", [id, stream])
      guard let number = try found?.count(0) else { return nil }
      let first = try BatchRow.known(number, of: id, database)
      // Were the batch before of the same stream, this one would not be its first.
      let before = number > 1 ? try BatchRow.known(number - 1, of: id, database).stream : 0
      guard first.stream == stream, before < stream else {
        throw JournalError.notAsWritten("batch \(number) of a contact action")
      }
      return number - 1
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
      let batch = try log.journal.connection.read { database -> Batch? in
        let row = try Row.one(
          database, "SELECT \(BatchRow.columns), events, effects FROM batch WHERE action = ? AND number = ?",
          [log.id, wanted])
        guard let row else {
          if wanted <= (try ActionRow.with(log.id, database)).batches { throw BatchRow.missing(wanted) }
          return nil
        }
        let place = try BatchRow(row)
        let batch = Batch(
          stream: place.stream, lines: place.first...place.last, events: try row.bytes(7), effects: try row.bytes(8))
        guard batch.content.stored == place.content else {
          throw JournalError.notAsWritten("batch \(wanted) of a contact action")
        }
        return batch
      }
      if batch != nil { number = wanted }
      return batch
    }
  }
}
