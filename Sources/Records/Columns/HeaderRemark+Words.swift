internal import Campaign
internal import Diagnostics
internal import Text

extension HeaderRemark {
  /// A column that was named is not in the list.
  static func missing(_ named: NamedColumn, among headers: [String]) -> HeaderRemark {
    let purpose = named.meaning.map { "is to be \(quoted($0.rawValue))" } ?? "is to be a field"
    return HeaderRemark(
      reason: .columnMissing, message: "the list has no column \(quoted(named.header)), which \(purpose)",
      help: didYouMean(suggest(named.header, among: headers)) ?? "its columns are \(shortList(headers))")
  }

  /// Several columns could have a meaning that only one can have.
  static func several(_ headers: [String], _ meaning: ContactColumn?, at cell: Int) -> HeaderRemark {
    let name = quoted(meaning?.rawValue ?? "fields")
    return HeaderRemark(
      reason: .columnsForOne, cell: cell,
      message: "the columns \(quotedList(headers, "and")) could \(headers.count == 2 ? "both" : "all") be \(name)",
      help: "say which one is: " + headers.prefix(3).map { argument(meaning, $0) }.joined(separator: " or "))
  }

  static func twoMeanings(of column: ReadColumn, at cell: Int) -> HeaderRemark {
    HeaderRemark(
      reason: .columnsForOne, cell: cell, message: "the column \(quoted(column.header)) is given two meanings",
      help: "keep the one that is meant")
  }

  /// Columns may have a meaning, or be fields.
  static func unclear(_ headers: [String], _ meaning: ContactColumn, at cell: Int) -> HeaderRemark {
    let columns = headers.count == 1 ? "the column \(quoted(headers[0]))" : "the columns \(quotedList(headers, "and"))"
    let asked =
      meaning == .optedOut
      ? "\(columns) may say who has opted out, or may be \(headers.count == 1 ? "a field" : "fields")"
      : "\(columns) may be \(quoted(meaning.rawValue)), or \(headers.count == 1 ? "a field" : "fields")"
    return HeaderRemark(
      reason: .columnUnclear, cell: cell, message: asked,
      help: "say what it is: \(argument(meaning, headers[0])), or \(argument(nil, headers[0])) if it is not that")
  }

  static func noID(hasPhone: Bool) -> HeaderRemark {
    HeaderRemark(
      reason: .noIDColumn, message: "the header has no column `id`",
      help: "name the column that identifies a contact with `--columns id=HEADER`"
        + (hasPhone ? ", or say `--columns id=phone` if there is none" : ""))
  }

  static let noPhoneForID = HeaderRemark(
    reason: .noIDColumn, message: "the header has no column `phone`, which is to identify the contacts",
    help: "name it with `--columns phone=HEADER`")

  static func otherProfile(_ profile: ListProfile) -> HeaderRemark {
    let expected = profile.columns.compactMap { $0.headers.first }
    return HeaderRemark(
      reason: .otherProfile, message: "this is not an export of the profile \(quoted(profile.rawValue))",
      help: "expected columns such as \(quotedList(Array(expected.prefix(3)), "or"))")
  }

  static func guessed(_ columns: [ReadColumn], fields: [String], at cell: Int) -> HeaderRemark {
    var parts = ContactColumn.allCases.compactMap { meaning in
      let headers = columns.filter { $0.meaning == meaning }.map(\.header)
      return headers.isEmpty ? nil : "\(quotedList(headers, "and")) as \(quoted(meaning.rawValue))"
    }
    if !fields.isEmpty { parts.append("\(quotedList(fields, "and")) as \(fields.count == 1 ? "a field" : "fields")") }
    let last = parts.removeLast()
    return HeaderRemark(
      reason: .columnsGuessed, cell: cell,
      message: "reading " + (parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last),
      help: "if one of them is something else, say so with `--columns`")
  }

  /// `--columns phone="Cell Phone"`
  static func argument(_ meaning: ContactColumn?, _ header: String) -> String {
    let isPlain = header.utf8.allSatisfy { byte in
      ASCII.isDigit(byte) || byte == 0x5F || byte == 0x2D || (0x41...0x5A).contains(byte & ~0x20)
    }
    return "`--columns \(meaning?.rawValue ?? "fields")=" + legible(isPlain ? header : "\"\(header)\"") + "`"
  }

  private static func shortList(_ headers: [String]) -> String {
    headers.count > 12
      ? headers.prefix(12).map(quoted).joined(separator: ", ") + " …" : quotedList(headers, "and")
  }
}
