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
  private static let lengths = 3...60

  /// - Parameter isAsked: whether a rule asks about the field.
  mutating func look(at row: Int, of block: ContactBlock, isAsked: (Bytes) -> Bool) {
    lookAtName(row, of: block)
    for field in block.fields(row) where field.kind == .string && Self.lengths.contains(Int(field.value.length)) {
      let value = block.bytes(field.value)
      guard words.says(value) else { continue }
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

  private mutating func lookAtName(_ row: Int, of block: ContactBlock) {
    let name = block[row].name
    guard Self.lengths.contains(Int(name.length)), words.says(block.bytes(name)) else { return }
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
