internal import Campaign
internal import Diagnostics
internal import Folding
internal import Text

/// Finds fields whose values say that contacts have opted out, such as a column `Status` with `Unsubscribed`, and names that do.
///
/// Every field of every row is looked at, so most must cost next to nothing: see `OptOutWords`.
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
  /// The column of names.
  private var foundNames: Found?
  private var words = OptOutWords()

  /// - Parameter asked: the names of rules: fields that they ask about are passed over.
  @inline(__always)
  mutating func look(at row: Int, of block: ContactBlock, _ asked: PolicyNames) {
    if Self.isLikely(block[row].name) { lookAtName(of: row, in: block) }
    for field in block.fields(row) where field.isString && Self.isLikely(field.value) {
      look(at: field, row, of: block, asked)
    }
  }

  // Outside, as most values of some lists are too short.
  private mutating func look(at field: RecordField, _ row: Int, of block: ContactBlock, _ asked: PolicyNames) {
    if words.says(block.bytes(field.value)) { note(field, row, of: block, asked) }
  }

  /// Looks at all rows of a block.
  mutating func look(at block: ContactBlock, _ asked: PolicyNames) {
    for row in 0..<block.count where Self.isLikely(block[row].name) { lookAtName(of: row, in: block) }
    for (number, field) in block.allFields.enumerated() where field.isString && Self.isLikely(field.value) {
      if words.says(block.bytes(field.value)) { note(field, block.row(ofField: number), of: block, asked) }
    }
  }

  private mutating func lookAtName(of row: Int, in block: ContactBlock) {
    if words.says(block.bytes(block[row].name)) { noteName(row, of: block) }
  }

  /// Whether a text is as long as those that say it.
  @inline(__always)
  private static func isLikely(_ text: ByteSlice) -> Bool { text.length &- 3 <= 57 }

  private mutating func note(_ field: RecordField, _ row: Int, of block: ContactBlock, _ asked: PolicyNames) {
    let name = block.bytes(field.name)
    if let known = names.find(name) {
      found[Int(known)].rows += found[Int(known)].rows == 0 ? 0 : 1
    } else if asked.field(name) == nil, let new = names.insert(name), new.isNew {
      let text = String(decoding: name, as: UTF8.self)
      let problem = block.problem(.fieldLikeOptOut, .warning, "", row: row, at: field.valueAt)
      found.append(
        Found(
          name: text, rows: block.cells.isField(text) ? 0 : 1, word: shown(block.bytes(field.value)),
          place: problem.piece))
    }
  }

  private mutating func noteName(_ row: Int, of block: ContactBlock) {
    let name = block[row].name
    if foundNames == nil {
      let problem = block.problem(.fieldLikeOptOut, .warning, "", row: row, valueOf: .name)
      foundNames = Found(
        name: ContactColumn.name.rawValue, rows: 0, word: shown(block.bytes(name)), place: problem.piece)
    }
    foundNames?.rows += 1
  }

  /// One warning for each field, at its first such value.
  var problems: [RecordProblem] {
    let names = foundNames.map { names in
      RecordProblem(
        .fieldLikeOptOut, .warning,
        "the `name` of \(counted(names.rows, "contact")) says `\(names.word)` or the like, and opts no one out",
        at: names.place, help: "say in a column `opted_out` who has opted out, or give the tag `Opt Out`")
    }
    return (names.map { [$0] } ?? [])
      + found.filter { $0.rows > 0 }.map { field in
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
