/// What a state file says of a contact action as a whole: its name, and how many rows of each kind it has. So a row that is
/// missing is noticed as one that is damaged is.
struct ActionRow {
  let id: Int64
  let name: String
  var eras = 0
  var batches = 0
  /// Members with counts.
  var members = 0
  /// Notifications, by how far they have come.
  private var deliveries: [DeliveryStatus: Int] = [:]

  subscript(status: DeliveryStatus) -> Int {
    get { deliveries[status] ?? 0 }
    set { deliveries[status] = newValue }
  }

  /// All of a file, in the order in which they began. None is looked for by a value that may be damaged.
  ///
  /// To be called within a transaction.
  static func all(_ database: Database) throws -> [ActionRow] {
    let rows = try Row.all(
      database, "SELECT id, name, eras, batches, members, due, delivered, failed, checksum FROM action ORDER BY id"
    ).map(ActionRow.init)
    // Every action has rules, so one that is missing has left some behind.
    let eras = try Row.one(database, "SELECT count(*) FROM basis")?.count(0) ?? 0
    guard rows.reduce(0, { $0 &+ $1.eras }) == eras else {
      throw JournalError.damaged(part: "the contact actions are not those that it had")
    }
    return rows
  }

  /// Names are compared by their bytes.
  static func named(_ name: String, _ database: Database) throws -> ActionRow? {
    try all(database).first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  static func with(_ id: Int64, _ database: Database) throws -> ActionRow {
    guard let row = try all(database).first(where: { $0.id == id }) else {
      throw JournalError.damaged(part: "a contact action is missing")
    }
    return row
  }

  /// A new action.
  static func insert(_ name: String, _ database: Database) throws -> ActionRow {
    try database.execute(
      """
      INSERT INTO action (name, eras, batches, members, due, delivered, failed, checksum)
      VALUES (?, 0, 0, 0, 0, 0, 0, 0)
      """, [name])
    let row = ActionRow(id: database.lastInsertedRowID, name: name)
    try row.write(database)
    return row
  }

  func write(_ database: Database) throws {
    try database.statement(
      """
      UPDATE action SET eras = ?, batches = ?, members = ?, due = ?, delivered = ?, failed = ?, checksum = ?
      WHERE id = ?
      """
    ).execute([
      eras, batches, members, self[.due], self[.delivered], self[.failed], checksum.stored, id,
    ])
  }

  private init(id: Int64, name: String) {
    self.id = id
    self.name = name
  }

  private init(_ row: Row) throws {
    self.init(id: try row.integer(0), name: try row.text(1))
    eras = try row.count(2)
    batches = try row.count(3)
    members = try row.count(4)
    self[.due] = try row.count(5)
    self[.delivered] = try row.count(6)
    self[.failed] = try row.count(7)
    try row.check(checksum, 8, "a contact action")
  }

  private var checksum: Checksum {
    var sum = Checksum("action")
    sum.add(id)
    sum.add(name)
    sum.add(eras, batches, members, self[.due], self[.delivered], self[.failed])
    return sum
  }
}
