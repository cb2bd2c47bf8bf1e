package import Campaign
internal import Diagnostics
internal import Text

/// A message of a log. What it points to is valid until the next one is read.
package struct LoggedMessage {
  package let line: Int
  /// As the log has it: an id or a phone.
  package let contact: Bytes
  /// Whether the contact wrote it.
  package let isInbound: Bool
  package let at: Instant
  /// Who sent it; empty where the log does not say.
  package let member: Bytes
  package let text: Bytes
  /// Whether it never arrived.
  package let isUndelivered: Bool
}

/// Reads the message logs of texting platforms: one message a row, in any order.
package struct MessageLogReader<Input: ByteReader>: ~Copyable {
  private var records: RecordReader<Input>
  private let columns: MessageLogColumns
  private var entries: BlockEntries?
  /// Where each column was in the last row.
  private var places = [Int](repeating: 0, count: MessageLogColumns.Meaning.allCases.count)
  private var hasHeader = false

  package init(_ input: Input, format: RecordFormat, columns: MessageLogColumns) {
    records = RecordReader(input, format: format, shape: .fields)
    self.columns = columns
  }

  /// The next message, or nil at the end.
  ///
  /// - Parameter report: gets what is wrong with rows that are passed over.
  /// - Throws: what the input throws, and `Failure` where a column is missing.
  package mutating func next(_ report: (RecordProblem) -> Void) throws -> LoggedMessage? {
    while true {
      while let entry = entries?.next(), let block = entries?.block {
        switch entry {
        case .problem(let index): report(block.problem(index))
        case .record(let row):
          do throws(RecordProblem) { return try message(row, of: block) } catch { report(error) }
        }
      }
      guard let next = try records.next() else { return nil }
      if !hasHeader, let names = records.columnNames {
        hasHeader = true
        for meaning in MessageLogColumns.Meaning.allCases {
          guard let header = columns.headers[meaning], !names.contains(header) else { continue }
          throw Failure(
            "the log has no column \(quoted(header))",
            help: didYouMean(suggest(header, among: names))
              ?? "its columns are \(quotedList(Array(names.prefix(20)), "and"))")
        }
      }
      entries = next.entries
    }
  }

  private mutating func message(_ row: Int, of block: ContactBlock) throws(RecordProblem) -> LoggedMessage {
    let none = Bytes(start: nil, count: 0)
    let contact = cell(.contact, row, of: block)
    guard let contact, contact.value.length > 0 else {
      throw block.problem(
        .messageUnusable, .error, "the row does not say whose message it is", row: row, at: contact?.valueAt,
        help: "the column \(quoted(columns.headers[.contact] ?? "")) needs the contact’s id or phone")
    }
    let direction = cell(.direction, row, of: block)
    let word = direction.map { block.bytes($0.value) } ?? none
    guard let isInbound = MessageDirection.isInbound(word) else {
      throw block.problem(
        .messageUnusable, .error, "\(quoted(shown(word))) does not say who wrote the message", row: row,
        at: direction?.valueAt,
        help:
          "write `in` for messages of contacts and `out` for messages to them, or `true` and `false` where the column says whether the contact wrote it"
      )
    }
    let moment = cell(.at, row, of: block)
    let written = moment.map { block.bytes($0.value) } ?? none
    guard let at = loggedMoment(written) else {
      throw block.problem(
        .messageUnusable, .error, "\(quoted(shown(written))) is not a moment", row: row, at: moment?.valueAt,
        help: "write `2026-03-01T09:30:00Z`, or seconds or milliseconds since 1970")
    }
    let member = cell(.member, row, of: block).map { block.bytes($0.value) } ?? none
    let text = cell(.text, row, of: block).map { block.bytes($0.value) } ?? none
    let status = cell(.status, row, of: block).map { deliveryStatus(block.bytes($0.value)) } ?? nil
    return LoggedMessage(
      line: block.line(row), contact: trimmed(block.bytes(contact.value)), isInbound: isInbound, at: at,
      member: trimmed(member), text: text, isUndelivered: !isInbound && (status == .undelivered || status == .blocked))
  }

  /// Rows of a table have the same columns in the same places, unless a cell is left out.
  private mutating func cell(
    _ meaning: MessageLogColumns.Meaning, _ row: Int, of block: ContactBlock
  ) -> RecordField? {
    guard let header = columns.headers[meaning] else { return nil }
    let number = meaning.number
    let fields = block.fields(row)
    if places[number] < fields.count, block.bytes(fields[places[number]].name).spells(header) {
      let field = fields[places[number]]
      return field.isNull ? nil : field
    }
    guard let place = fields.firstIndex(where: { block.bytes($0.name).spells(header) }) else { return nil }
    places[number] = place
    return fields[place].isNull ? nil : fields[place]
  }
}

extension MessageLogColumns.Meaning {
  fileprivate var number: Int {
    switch self {
    case .contact: 0
    case .direction: 1
    case .at: 2
    case .member: 3
    case .text: 4
    case .status: 5
    }
  }
}

/// How platforms say who wrote a message.
enum MessageDirection {
  private static let inbound = [
    "in", "inbound", "incoming", "received", "receive", "true", "1", "yes", "reply", "mo", "from_contact", "contact",
  ]
  private static let outbound = [
    "out", "outbound", "outgoing", "sent", "send", "false", "0", "no", "text", "mt", "to_contact", "member", "agent",
    "outbound-api", "outbound-reply",
  ]

  /// Nil where the word says neither.
  static func isInbound(_ word: Bytes) -> Bool? {
    let word = trimmed(word)
    func means(_ words: [String]) -> Bool {
      words.contains { $0.utf8.count == word.count && zip($0.utf8, word).allSatisfy { $0 == ASCII.lowercased($1) } }
    }
    return means(inbound) ? true : means(outbound) ? false : nil
  }
}

/// What became of a message, as providers call it; nil for any other word.
private func deliveryStatus(_ word: Bytes) -> DeliveryStatus? {
  let word = String(decoding: trimmed(word), as: UTF8.self).lowercased()
  return DeliveryStatus(rawValue: DeliveryStatus.synonyms[word] ?? word)
}

/// A moment as platforms write it: RFC 3339, also with a space and without its distance from UTC, or a number of seconds or milliseconds
/// since 1970. Of a log only lengths of time count, so one clock for all of it is enough.
private func loggedMoment(_ text: Bytes) -> Instant? {
  let text = trimmed(text)
  if let instant = RFC3339.read(text) { return instant }
  guard text.count >= 9, text.count <= 40 else { return nil }
  if text.allSatisfy({ ASCII.isDigit($0) }) {
    guard let number = Int64(String(decoding: text, as: UTF8.self)), number <= Instant.mostMilliseconds else {
      return nil
    }
    let instant = Instant(milliseconds: number)
    return instant.looksLikeSeconds ? Instant(milliseconds: number * 1000) : instant
  }
  // `2026-03-01 09:30:00` and `2026-03-01 09:30:00.125+00`, as databases write them.
  for rest in ["Z", ":00"] {
    var longer = Array(text)
    longer += Array(rest.utf8)
    if let instant = longer.withUnsafeBufferPointer({ RFC3339.read($0) }) { return instant }
  }
  return nil
}
