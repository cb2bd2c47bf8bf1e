/// A batch but for what it says: where it stands, and the sum of its events and effects.
struct BatchRow {
  var action: Int64
  var number: Int
  var stream: Int
  var first: Int
  var last: Int
  /// The sum of events and effects, as it is stored.
  var content: Int64

  /// The names of its columns, and behind them that of the checksum.
  static let columns = "action, number, stream, first_line, last_line, content, checksum"

  init(_ batch: Batch, number: Int, of action: Int64) {
    self.action = action
    self.number = number
    stream = batch.stream
    first = batch.lines.lowerBound
    last = batch.lines.upperBound
    content = batch.content.stored
  }

  /// - Parameter row: begins with `columns`.
  init(_ row: Row) throws {
    action = try row.integer(0)
    number = try row.count(1)
    stream = try row.count(2)
    first = try row.count(3)
    last = try row.count(4)
    content = try row.integer(5)
    try row.check(checksum, 6, "batch \(number) of a contact action")
    guard first <= last else { throw JournalError.notAsWritten("batch \(number) of a contact action") }
  }

  /// Nil if the batch does not exist.
  static func read(_ number: Int, of action: Int64, _ database: Database) throws -> BatchRow? {
    try Row.one(
      database, "SELECT \(columns) FROM batch WHERE action = ? AND number = ?", [action, number]
    ).map(BatchRow.init)
  }

  /// A batch that an action is known to have.
  static func known(_ number: Int, of action: Int64, _ database: Database) throws -> BatchRow {
    guard let row = try read(number, of: action, database) else { throw missing(number) }
    return row
  }

  static func missing(_ number: Int) -> JournalError {
    .damaged(part: "batch \(number) of a contact action is missing")
  }

  func insert(_ batch: Batch, _ database: Database) throws {
    try database.statement(
      "INSERT INTO batch (\(Self.columns), events, effects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute([
      action, number, stream, first, last, content, checksum.stored, batch.events, batch.effects,
    ])
  }

  private var checksum: Checksum {
    var sum = Checksum("batch")
    sum.add(action)
    sum.add(number, stream, first, last)
    sum.add(content)
    return sum
  }
}

extension Batch {
  /// The sum of what it says.
  var content: Checksum {
    var sum = Checksum("content")
    sum.add(events)
    sum.add(effects)
    return sum
  }
}
