extension DeliveryRow {
  /// Where a notification stands: its action, stream, `n` and `i`, in this order.
  struct Place: Comparable {
    var action: Int64
    var stream, n, i: Int

    static func < (a: Place, b: Place) -> Bool {
      (a.action, a.stream, a.n, a.i) < (b.action, b.stream, b.n, b.i)
    }
  }

  var place: Place { Place(action: action, stream: stream, n: n, i: i) }

  /// The first one with a status behind a place.
  static func first(_ status: DeliveryStatus, after last: Place?, _ database: Database) throws -> DeliveryRow? {
    let behind = last ?? Place(action: -1, stream: 0, n: 0, i: 0)
    let row = try Row.one(
      database,
      """
      SELECT \(columns) FROM delivery WHERE status = ? AND (action, stream, n, i) > (?, ?, ?, ?)
      ORDER BY action, stream, n, i LIMIT 1
      """, [status.rawValue, behind.action, behind.stream, behind.n, behind.i]
    ).map(DeliveryRow.init)
    guard let row else { return nil }
    guard row.status == status, last.map({ $0 < row.place }) ?? true else { throw notAll }
    return row
  }

  /// How many have a status. Each is read; throws when one is not as it was written, is missing or is there too many.
  ///
  /// An index that is damaged gives no error: it leads to another row, to one twice, or to none.
  static func countSound(_ status: DeliveryStatus, _ database: Database) throws -> Int {
    let sql = "SELECT \(columns) FROM delivery WHERE status = ? ORDER BY action, stream, n, i"
    var counts: [Int64: Int] = [:]
    var last: Place?
    try database.statement(sql).forEach([status.rawValue]) { row in
      let row = try DeliveryRow(row)
      guard row.status == status, last.map({ $0 < row.place }) ?? true else { throw notAll }
      last = row.place
      counts[row.action, default: 0] += 1
    }
    var sum = 0
    for action in try ActionRow.all(database) {
      guard counts.removeValue(forKey: action.id) ?? 0 == action[status] else { throw notAll }
      sum += action[status]
    }
    guard counts.isEmpty else { throw notAll }
    return sum
  }

  static var notAll: JournalError {
    .damaged(part: "the notifications of a contact action are not those that it had")
  }
}
