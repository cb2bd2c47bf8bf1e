internal import Campaign
internal import Diagnostics
internal import Text

extension HeaderRemark {
  /// A column that was named is not in the list.
  static func missing(_ named: NamedColumn, among headers: [String]) -> HeaderRemark {
    let purpose = named.meaning == nil ? "is to be a field" : "is to be \(quoted(named.word))"
    return HeaderRemark(
      reason: .columnMissing, message: "the list has no column \(quoted(named.header)), which \(purpose)",
      help: didYouMean(suggest(named.header, among: headers)) ?? "its columns are \(shortList(headers))")
  }

  /// Several columns could have a meaning that only one can have.
  static func several(_ headers: [String], _ meaning: ContactColumn?, at cell: Int) -> HeaderRemark {
    let word = meaning?.rawValue ?? NamedColumn.fieldsWord
    return HeaderRemark(
      reason: .columnsForOne, cell: cell,
      message:
        "the columns \(quotedList(headers, "and")) could \(headers.count == 2 ? "both" : "all") be \(quoted(word))",
      help: "say which one is: " + alternatives(word, Array(headers.prefix(3))))
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
    let isAgreement = meaning == .optedOut && ContactColumn.isAboutAgreement(HeaderName(headers[0]))
    let word = isAgreement ? NamedColumn.consentWord : meaning.rawValue
    let allows = "a yes or a date in it allows texts"
    let shown = Array(headers.prefix(4))
    let fields = argument(NamedColumn.fieldsWord, headers)
    let help =
      if headers.count == 1 {
        isAgreement
          ? "say \(argument(word, shown)) if \(allows), or \(fields) if it is not about texts"
          : "say what it is: \(argument(word, shown)), or \(fields) if it is not that"
      } else if meaning.mayBeSeveral {
        "say of each what it is, as in \(examples(shown, meaning)); if none is that, say \(fields)"
      } else {
        "say which one is: \(alternatives(meaning.rawValue, shown)); if none is that, say \(fields)"
      }
    return HeaderRemark(
      reason: .columnUnclear, cell: cell, message: asked, help: help,
      helpInCase: helpInCase(meaning, isAgreement: isAgreement))
  }

  /// A case writes a column by its own name. Beside a column that can be there once, others are fields.
  private static func helpInCase(_ meaning: ContactColumn, isAgreement: Bool) -> String {
    let name = meaning.rawValue
    if isAgreement { return "write `\(name): false` for who may be texted, `\(name): true` for who may not" }
    return meaning == .optedOut
      ? "write `\(name): true` or `\(name): false`; a field needs another name here"
      : "write `\(name):` if it is that; beside `\(name):` it is a field"
  }

  /// A column that says who may be texted was named as one that says who has opted out.
  static func agreement(_ header: String, at cell: Int) -> HeaderRemark {
    HeaderRemark(
      reason: .columnUnclear, cell: cell,
      message: "the column \(quoted(header)) seems to say who may be texted, and is to say who has opted out",
      help: "say \(argument(NamedColumn.consentWord, [header])): then all but a yes is an opt out; "
        + "if a yes in it is an opt out, give the column another name")
  }

  /// A column of each kind: one that says who has opted out, and one that says who may be texted.
  private static func examples(_ headers: [String], _ meaning: ContactColumn) -> String {
    let isConsent = { (header: String) in
      meaning == .optedOut && ContactColumn.isAboutAgreement(HeaderName(header))
    }
    let optOut = headers.first { !isConsent($0) }.map { argument(meaning.rawValue, [$0]) }
    let consent = headers.first(where: isConsent).map {
      argument(NamedColumn.consentWord, [$0]) + " if a yes or a date in it allows texts"
    }
    return [optOut, consent].compactMap(\.self).joined(separator: ", and ")
  }

  private static func alternatives(_ word: String, _ headers: [String]) -> String {
    headers.map { argument(word, [$0]) }.joined(separator: " or ")
  }

  /// The first row is a contact.
  static let noHeader = HeaderRemark(
    reason: .noIDColumn, message: "the first row has no names of columns",
    help: "write a row with the names above it, such as `id,phone,tags`")

  /// - Parameter headers: columns that may be it.
  static func noID(among headers: [String], hasPhone: Bool) -> HeaderRemark {
    let some =
      headers.isEmpty ? "`--columns id=HEADER`" : alternatives(ContactColumn.id.rawValue, Array(headers.prefix(3)))
    return HeaderRemark(
      reason: .noIDColumn, message: "the header has no column `id`",
      help: "name the column that identifies a contact with \(some)"
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
    argument(meaning?.rawValue ?? NamedColumn.fieldsWord, [header])
  }

  /// `--columns fields=Note,fields="Home Phone"`
  static func argument(_ word: String, _ headers: [String]) -> String {
    let pairs = headers.map { header in
      let isPlain = header.utf8.allSatisfy { byte in
        ASCII.isDigit(byte) || byte == 0x5F || byte == 0x2D || (0x41...0x5A).contains(byte & ~0x20)
      }
      return "\(word)=" + legible(isPlain ? header : "\"\(header)\"")
    }
    return "`--columns \(pairs.joined(separator: ","))`"
  }

  private static func shortList(_ headers: [String]) -> String {
    headers.count > 12
      ? headers.prefix(12).map(quoted).joined(separator: ", ") + " …" : quotedList(headers, "and")
  }
}
