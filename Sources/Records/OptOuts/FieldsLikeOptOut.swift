internal import Campaign
internal import Diagnostics
internal import Folding
internal import Text

/// Finds fields whose values say that contacts have opted out, such as a column `Status` with `Unsubscribed`.
///
/// Every field of every row is looked at, so most must cost next to nothing: only values that begin as one of the words does are read.
struct FieldsLikeOptOut: ~Copyable {
  private struct Found {
    var name: String
    /// Zero where someone has said that it is a field.
    var rows: Int
    var word: String
    var place: LinePiece
  }
  private var names = NameTable()
  private var found: [Found] = []
  private var judged = NameTable()
  private var says: [Bool] = []
  private static let mostJudged = 4096
  private static let lengths = 3...40

  /// - Parameter isAsked: whether a rule asks about the field.
  mutating func look(at row: Int, of block: ContactBlock, isAsked: (Bytes) -> Bool) {
    for field in block.fields(row) where field.kind == .string && Self.lengths.contains(Int(field.value.length)) {
      let value = block.bytes(field.value)
      guard Self.mayBegin(value), saysOptedOut(value) else { continue }
      let name = block.bytes(field.name)
      if let known = names.find(name) {
        found[Int(known)].rows += found[Int(known)].rows == 0 ? 0 : 1
      } else if !isAsked(name), let new = names.insert(name), new.isNew {
        let text = String(decoding: name, as: UTF8.self)
        let problem = block.problem(.fieldLikeOptOut, .warning, "", row: row, at: field.valueAt)
        found.append(
          Found(
            name: text, rows: block.cells.isField(text) ? 0 : 1, word: shown(value), place: problem.piece))
      }
    }
  }

  private mutating func saysOptedOut(_ value: Bytes) -> Bool {
    if let known = judged.find(value) { return says[Int(known)] }
    let answer = ContactColumn.saysOptedOut(HeaderName(String(decoding: value, as: UTF8.self)))
    if says.count < Self.mostJudged, let new = judged.insert(value), new.isNew { says.append(answer) }
    return answer
  }

  /// Whether the first letters are those of a word that says it.
  private static func mayBegin(_ value: Bytes) -> Bool {
    var letters: UInt32 = 0
    var count = 0
    for byte in value {
      let letter = byte | 0x20
      guard letter &- 0x61 < 26 else { continue }
      letters = letters << 8 | UInt32(letter)
      count += 1
      if count == 1, !isFirst[Int(letter &- 0x61)] { return false }
      if count == 3 { return beginnings.contains(letters) }
    }
    return false
  }

  private static let words = [
    "stop", "unsub", "remove", "don", "opt", "dnc", "isopt", "isunsub", "hasopt", "sms", "text", "phone",
  ]
  private static let beginnings = words.map { word in word.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } }
  private static let isFirst: [Bool] = (0..<26).map { letter in
    words.contains { $0.utf8.first == UInt8(0x61 + letter) }
  }

  /// One warning for each field, at its first such value.
  var problems: [RecordProblem] {
    found.filter { $0.rows > 0 }.map { field in
      let contacts = counted(field.rows, "contact")
      let (optOut, none) = (HeaderRemark.argument(.optedOut, field.name), HeaderRemark.argument(nil, field.name))
      return RecordProblem(
        .fieldLikeOptOut, .warning,
        "the field \(quoted(field.name)) of \(contacts) says `\(field.word)` or the like, and opts no one out",
        at: field.place,
        help:
          "if it says who has opted out, give \(optOut): then all but a plain no is an opt out; if not, give \(none)")
    }
  }
}
