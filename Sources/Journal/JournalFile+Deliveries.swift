import GRDB

extension JournalFile {
  /// The notifications with a status, in the order of their actions, streams, lines and effects, one in memory at a time.
  public func deliveries(_ status: DeliveryStatus) -> Deliveries { Deliveries(journal: self, status: status) }

  /// Notes what became of a notification. Its effect stays as it is.
  public func record(_ delivery: Delivery) throws(JournalError) {
    try connection.transaction { database in
      try database.cachedStatement(
        sql: """
          UPDATE delivery SET status = ?, tries = ?, last_try = ?, error = ?
          WHERE action = (SELECT id FROM action WHERE name = ?) AND stream = ? AND n = ? AND i = ?
          """
      ).execute(arguments: [
        delivery.status.rawValue, delivery.tries, delivery.lastTry, delivery.error, delivery.id.action,
        delivery.id.stream, delivery.id.n, delivery.id.i,
      ])
      guard database.changesCount == 1 else {
        throw JournalError.outOfOrder(
          expected: "a notification that it has",
          found: "n \(delivery.id.n), i \(delivery.id.i) of stream \(delivery.id.stream)")
      }
    }
  }

  /// Reads notifications one after the other. What is recorded meanwhile does not repeat or skip any.
  public struct Deliveries {
    private let journal: JournalFile
    private let status: DeliveryStatus
    /// The one that was given last: the action's number, stream, `n` and `i`.
    private var last: (Int64, Int, Int, Int) = (-1, 0, 0, 0)

    init(journal: JournalFile, status: DeliveryStatus) {
      self.journal = journal
      self.status = status
    }

    /// The next notification, nil behind the last one.
    public mutating func next() throws(JournalError) -> Delivery? {
      let (status, last) = (status, last)
      let found = try journal.connection.access { database -> (Int64, Delivery)? in
        let row = try Row.one(
          database,
          """
          SELECT d.action, a.name, d.stream, d.n, d.i, d.tries, d.last_try, d.error, d.effect
          FROM delivery d JOIN action a ON a.id = d.action
          WHERE d.status = ? AND (d.action, d.stream, d.n, d.i) > (?, ?, ?, ?)
          ORDER BY d.action, d.stream, d.n, d.i LIMIT 1
          """, [status.rawValue, last.0, last.1, last.2, last.3])
        guard let row else { return nil }
        let id = Delivery.ID(
          action: try row.text(1), stream: try row.count(2), n: try row.count(3), i: try row.count(4))
        return (
          try row.integer(0),
          Delivery(
            id: id, effect: try row.bytes(8), status: status, tries: try row.count(5),
            lastTry: try row.optionalInteger(6), error: try row.optionalText(7))
        )
      }
      guard let found else { return nil }
      self.last = (found.0, found.1.id.stream, found.1.id.n, found.1.id.i)
      return found.1
    }
  }
}
