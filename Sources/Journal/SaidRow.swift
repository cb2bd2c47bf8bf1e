/// An opt out, or its undoing, that one contact action of the file said to the others, or a file to all of them.
public struct SaidRow: Hashable, Sendable {
  /// The name of the action; nil is a file.
  public var action: String?
  public var isUndone: Bool
  /// In milliseconds since 1970; nil where no time was told.
  public var moment: Int64?
  /// Empty where the contact has none.
  public var phone: String
  /// The contact's id in that action.
  public var contact: String
  /// Who did it.
  public var by: String

  public init(
    action: String? = nil, isUndone: Bool = false, moment: Int64? = nil, phone: String, contact: String, by: String
  ) {
    self.action = action
    self.isUndone = isUndone
    self.moment = moment
    self.phone = phone
    self.contact = contact
    self.by = by
  }

  /// The number of a file among the actions.
  private static let file: Int64 = 0

  /// Those behind number `number`, in the order in which they were said.
  static func all(after number: Int, _ database: Database) throws -> [SaidRow] {
    let sender = try SenderRow.read(database)
    guard sender.said > number else { return [] }
    let names = Dictionary(uniqueKeysWithValues: try ActionRow.all(database).map { ($0.id, $0.name) })
    let rows = try Row.all(
      database,
      """
      SELECT number, action, undone, moment, phone, contact, by, checksum FROM said WHERE number > ? ORDER BY number
      """, [number])
    guard rows.count == sender.said - number else { throw missing }
    return try rows.enumerated().map { place, row in
      let action = try row.integer(1)
      guard try row.count(0) == number + place + 1, action == file || names[action] != nil, try row.count(2) < 2 else {
        throw missing
      }
      let said = SaidRow(
        action: names[action], isUndone: try row.integer(2) != 0, moment: try row.optionalInteger(3),
        phone: try row.text(4), contact: try row.text(5), by: try row.text(6))
      try row.check(said.checksum(number + place + 1, of: action), 7, "an opt out that was said")
      return said
    }
  }

  private static var missing: JournalError { .damaged(part: "the opt outs that were said are not those that it had") }

  /// - Parameter action: that says it; nil is a file.
  func insert(_ sender: inout SenderRow, of action: Int64?, _ database: Database) throws {
    sender.said += 1
    let action = action ?? Self.file
    try database.statement(
      """
      INSERT INTO said (number, action, undone, moment, phone, contact, by, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).execute([
      sender.said, action, isUndone ? 1 : 0, moment, phone, contact, by, checksum(sender.said, of: action).stored,
    ])
  }

  private func checksum(_ number: Int, of action: Int64) -> Checksum {
    var sum = Checksum("said")
    sum.add(number, isUndone ? 1 : 0)
    sum.add(action)
    sum.add(moment)
    sum.add(phone)
    sum.add(contact)
    sum.add(by)
    return sum
  }
}
