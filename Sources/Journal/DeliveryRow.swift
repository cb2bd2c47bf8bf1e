/// A notification and what became of it, as a row.
struct DeliveryRow {
  var action: Int64
  var stream, n, i: Int
  var status = DeliveryStatus.due
  var tries = 0
  var lastTry: Int64?
  var error: String?
  var effect: [UInt8]

  static let columns = "action, stream, n, i, status, tries, last_try, error, checksum, effect"

  init(_ due: DueNotification, of action: Int64, stream: Int) {
    self.action = action
    self.stream = stream
    n = due.n
    i = due.i
    effect = due.effect
  }

  /// - Parameter row: of `columns`.
  init(_ row: Row) throws {
    action = try row.integer(0)
    stream = try row.count(1)
    n = try row.count(2)
    i = try row.count(3)
    tries = try row.count(5)
    lastTry = try row.optionalInteger(6)
    error = try row.optionalText(7)
    effect = try row.bytes(9)
    guard let status = DeliveryStatus(rawValue: try row.count(4)) else {
      throw JournalError.notAsWritten("a notification")
    }
    self.status = status
    try row.check(checksum, 8, "a notification")
  }

  func insert(_ database: Database) throws {
    try database.statement(
      "INSERT INTO delivery (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute([
      action, stream, n, i, status.rawValue, tries, lastTry, error, checksum.stored, effect,
    ])
  }

  /// Writes what became of it.
  func update(_ database: Database) throws {
    try database.statement(
      """
      UPDATE delivery SET status = ?, tries = ?, last_try = ?, error = ?, checksum = ?
      WHERE action = ? AND stream = ? AND n = ? AND i = ?
      """
    ).execute([status.rawValue, tries, lastTry, error, checksum.stored, action, stream, n, i])
  }

  private var checksum: Checksum {
    var sum = Checksum("delivery")
    sum.add(action)
    sum.add(stream, n, i, status.rawValue, tries)
    sum.add(lastTry)
    sum.add(error)
    sum.add(effect)
    return sum
  }
}
