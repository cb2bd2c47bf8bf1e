import GRDB

extension JournalFile {
  /// The notifications with a status, in the order of their actions, streams, lines and effects, one in memory at a time.
  public func deliveries(_ status: DeliveryStatus) -> Deliveries { Deliveries(journal: self, status: status) }

  /// Notes what became of a notification. Its effect stays as it is.
  public func record(_ delivery: Delivery) throws(JournalError) {
    try connection.transaction { database in
      let unknown = JournalError.outOfOrder(
        expected: "a notification that it has",
        found: "n \(delivery.id.n), i \(delivery.id.i) of stream \(delivery.id.stream)")
      guard var action = try ActionRow.named(delivery.id.action, database) else { throw unknown }
      let row = try Row.one(
        database,
        """
        SELECT \(DeliveryRow.columns) FROM delivery WHERE action = ? AND stream = ? AND n = ? AND i = ?
        """, [action.id, delivery.id.stream, delivery.id.n, delivery.id.i])
      guard let row else { throw unknown }
      var stored = try DeliveryRow(row)
      action[stored.status] -= 1
      action[delivery.status] += 1
      stored.status = delivery.status
      stored.tries = delivery.tries
      stored.lastTry = delivery.lastTry
      stored.error = delivery.error
      try stored.update(database)
      try action.write(database)
    }
  }

  /// Reads notifications one after the other. What is recorded meanwhile does not repeat or skip any.
  public struct Deliveries {
    private let journal: JournalFile
    private let status: DeliveryStatus
    /// The one that was given last: the action's number, stream, `n` and `i`.
    private var last: (Int64, Int, Int, Int)?

    init(journal: JournalFile, status: DeliveryStatus) {
      self.journal = journal
      self.status = status
    }

    /// The next notification, nil behind the last one.
    public mutating func next() throws(JournalError) -> Delivery? {
      let (status, last) = (status, last)
      let found = try journal.connection.read { database -> (DeliveryRow, name: String)? in
        if last == nil { try expectAll(status, database) }
        let behind = last ?? (-1, 0, 0, 0)
        let row = try Row.one(
          database,
          """
          SELECT \(DeliveryRow.columns) FROM delivery WHERE status = ? AND (action, stream, n, i) > (?, ?, ?, ?)
          ORDER BY action, stream, n, i LIMIT 1
          """, [status.rawValue, behind.0, behind.1, behind.2, behind.3])
        guard let row = try row.map(DeliveryRow.init) else { return nil }
        return (row, try ActionRow.with(row.action, database).name)
      }
      guard let (row, name) = found else { return nil }
      self.last = (row.action, row.stream, row.n, row.i)
      return Delivery(
        id: Delivery.ID(action: name, stream: row.stream, n: row.n, i: row.i), effect: row.effect, status: row.status,
        tries: row.tries, lastTry: row.lastTry, error: row.error)
    }
  }
}

/// Throws when a notification with a status is missing, or one is there too many.
private func expectAll(_ status: DeliveryStatus, _ database: Database) throws {
  for action in try ActionRow.all(database) {
    let found = try Row.one(
      database, "SELECT count(*) FROM delivery WHERE status = ? AND action = ?", [status.rawValue, action.id])
    guard try found?.count(0) == action[status] else {
      throw JournalError.damaged(part: "the notifications of a contact action are not those that it had")
    }
  }
}
