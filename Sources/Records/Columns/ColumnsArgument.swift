package import Campaign
package import Diagnostics
internal import Text

/// Reads `id=VANID,phone="Cell Phone",fields=Notes`: what the columns of a list mean. Quotes hold a header with a comma
/// in it. `id=phone` means that the phones are the ids.
package func readColumns(_ arguments: [String]) throws(Failure) -> ListFormat {
  var format = ListFormat()
  for argument in arguments {
    for piece in pieces(of: argument) {
      guard let sign = piece.firstIndex(of: "=") else {
        throw Failure(
          "\(quoted(piece)) in `--columns` does not say what it means", help: "write `phone=\(legible(piece))`")
      }
      try format.add(String(piece[..<sign]), String(piece[piece.index(after: sign)...]))
    }
  }
  return format
}

extension ListFormat {
  fileprivate mutating func add(_ key: String, _ header: String) throws(Failure) {
    let isConsent = key == NamedColumn.consentWord
    let meaning = isConsent ? .optedOut : ContactColumn(rawValue: key)
    guard meaning != nil || key == NamedColumn.fieldsWord else {
      let keys = ContactColumn.allCases.map(\.rawValue) + [NamedColumn.consentWord, NamedColumn.fieldsWord]
      let meant = suggest(key, among: keys)
      throw Failure(
        "\(quoted(key)) in `--columns` is not a column, expected \(oneOf(keys))",
        help: didYouMean(meant) ?? "write what it means first, as in `phone=\(legible(key))`")
    }
    if header.isEmpty {
      throw Failure("`--columns \(key)=` names no column", help: "write the header of the column after `=`")
    }
    if meaning == .id, header == ContactColumn.phone.rawValue {
      idFromPhone = true
      return
    }
    if let other = columns.first(where: { $0.header == header }) {
      throw Failure(
        "`--columns` gives the column \(quoted(header)) two meanings",
        help: "keep `\(other.word)` or `\(key)`")
    }
    if let meaning, !meaning.mayBeSeveral, let other = columns.first(where: { $0.meaning == meaning }) {
      throw Failure(
        "`--columns` names two columns \(quoted(key)): \(quotedList([other.header, header], "and"))",
        help: "keep the one that is meant")
    }
    columns.append(NamedColumn(meaning, header, isConsent: isConsent))
  }
}

/// The parts between commas, without the quotes around what follows a `=`.
func pieces(of argument: String) -> [String] {
  var pieces = [""]
  var isQuoted = false
  for character in argument {
    switch character {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: pieces.append("")
    default: pieces[pieces.count - 1].append(character)
    }
  }
  return pieces.filter { !$0.isEmpty }
}
