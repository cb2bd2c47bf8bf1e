extension JournalFile {
  /// The notifications with a status, in the order of their actions, streams, lines and effects, one in memory at a time.
  public func deliveries(_ status: DeliveryStatus) -> Deliveries { Deliveries(journal: self, status: status) }

  /// Throws when the pages of notifications and of what counts them are not in order. A page that is damaged may otherwise be met only
  /// when an outcome is written, after something was handed on.
  public func expectSoundDeliveries() throws(JournalError) {
    try connection.read { database in
      for table in ["action", "delivery"] {
        let found = try Row.one(database, "PRAGMA quick_check('\(table)')")?.text(0)
        guard found == "ok" else { throw JournalError.damaged(part: found ?? "its pages cannot be looked at") }
      }
    }
  }

  /// Notes that a notification is about to be handed on: its tries and the time of the last. When this returns, that is on the disk,
  /// and the file takes what may become of it: a file that does not is noticed before anything is sent.
  public func begin(_ delivery: Delivery) throws(JournalError) {
    try connection.transaction { database in
      var delivered = delivery
      delivered.status = .delivered
      try database.tryOut { try update(delivered, database) }
      try update(delivery, database)
    }
  }

  /// Notes what became of a notification. Its effect stays as it is.
  public func record(_ delivery: Delivery) throws(JournalError) {
    try connection.transaction { database in try update(delivery, database) }
  }

  private func update(_ delivery: Delivery, _ database: Database) throws {
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

  /// Reads notifications one after the other. What is recorded meanwhile does not repeat or skip any.
  ///
  /// All that the file has at the beginning are read and counted before the first is given.
  public struct Deliveries {
    private let journal: JournalFile
    private let status: DeliveryStatus
    /// The one that was given last.
    private var last: DeliveryRow.Place?
    /// How many are still to come of those that the file had at the beginning; nil before it was looked at.
    private var expected: Int?

    init(journal: JournalFile, status: DeliveryStatus) {
      self.journal = journal
      self.status = status
    }

    /// Reads all there are, and throws when one is damaged, missing or there too many.
    public mutating func check() throws(JournalError) {
      let status = status
      expected = try journal.connection.read { database in try DeliveryRow.countSound(status, database) }
    }

    /// The next notification, nil behind the last one.
    public mutating func next() throws(JournalError) -> Delivery? {
      if expected == nil { try check() }
      let (status, last, missing) = (status, last, expected ?? 0)
      let found = try journal.connection.read { database -> (DeliveryRow, name: String)? in
        guard let row = try DeliveryRow.first(status, after: last, database) else {
          guard missing == 0 else { throw DeliveryRow.notAll }
          return nil
        }
        return (row, try ActionRow.with(row.action, database).name)
      }
      guard let (row, name) = found else { return nil }
      self.last = row.place
      expected = max(0, missing - 1)
      return Delivery(
        id: Delivery.ID(action: name, stream: row.stream, n: row.n, i: row.i), effect: row.effect, status: row.status,
        tries: row.tries, lastTry: row.lastTry, error: row.error)
    }
  }
}
