internal import Text

/// What a parser of command lines says of one that cannot be run, as the program says it: the message and its next step. A text of
/// unknown form is shown as it is.
///
/// - Parameters:
///   - text: what the parser says.
///   - about: what help says about the argument in question.
///   - words: the command line.
package func usageMessage(
  _ text: String, about: String?, _ words: [String]
) -> (message: String, help: String?) {
  if let (option, guess) = text.inside("Unknown option '", "'?")?.cut(at: "'. Did you mean '") {
    // The parser's guesses are bolder than the program's elsewhere.
    let likely = suggest(String(option), among: [String(guess)])
    return ("unknown option \(quoted(String(option)))", didYouMean(likely))
  }
  if text.hasPrefix("Unknown option '"), let (unknown, value) = text[...].cut(at: "\n   or: Missing value for '") {
    let option = unknown.dropPrefix("Unknown option '").cut(at: "'", inLast: false)?.before ?? ""
    let name = value.cut(at: "'", inLast: false)?.before ?? ""
    return (
      "unknown option \(quoted(String(option)))", "\(quoted(String(name))) takes its value as a word of its own"
    )
  }
  if let option = text.inside("Unknown option '", "'") { return ("unknown option \(quoted(String(option)))", nil) }
  if let word = text.inside("Unexpected argument '", "'") {
    return ("unexpected argument \(quoted(String(word)))", nil)
  }
  if let (count, words) = text.inside("", "'")?.cut(at: " unexpected arguments: '", inLast: false) {
    return (
      "\(count) unexpected arguments: \(quotedList(words.split(atText: "', '").map(String.init), "and"))", nil
    )
  }
  if let argument = text.inside("Missing expected argument '", "'") {
    return ("\(quoted(String(argument))) is missing", about)
  }
  if let option = text.inside("Missing value for '", "'") {
    // The parser takes a negative number for an option.
    let name = option.split(separator: " ").first ?? ""
    if let place = words.firstIndex(of: String(name)), let value = words.dropFirst(place + 1).first,
      value.dropFirst().first?.isNumber == true
    {
      return ("\(quoted(value)) is not a value of \(quoted(String(option)))", about.map { "no minus here: \($0)" })
    }
    return ("the value of \(quoted(String(option))) is missing", about)
  }
  if let (option, value) = text.inside("The option '", "' was specified.")?.cut(
    at: "' does not take any value, but '")
  {
    return ("\(quoted(String(option))) takes no value, and \(quoted(String(value))) was given", nil)
  }
  if let (value, rest) = text.inside("The value '", "")?.cut(at: "' is invalid for '") {
    return invalid(String(value), rest, about: about)
  }
  return (text.split(separator: "\n").map { printable(String($0)) }.joined(separator: "\n"), about)
}

/// A value that is not one of those of its argument, or is of another kind.
private func invalid(_ value: String, _ rest: Substring, about: String?) -> (message: String, help: String?) {
  guard let (argument, expected) = rest.cut(at: "'", inLast: false) else { return (String(rest), about) }
  let values =
    expected.contains("\n" as Character)
    ? expected.split(separator: "\n").compactMap { $0.hasPrefix("  - ") ? String($0.dropFirst(4)) : nil }
    : expected.split(separator: "'").enumerated().compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
  let message = "\(quoted(value)) is not a value of \(quoted(String(argument)))"
  if values.isEmpty { return (message, about.map { "write \(quoted(String(argument))): \($0)" }) }
  return ("\(message), expected \(oneOf(values))", didYouMean(suggest(value, among: values)) ?? about)
}

extension StringProtocol where SubSequence == Substring {
  /// What is between a beginning and an end; nil where the text does not have both.
  package func inside(_ beginning: String, _ end: String) -> Substring? {
    guard hasPrefix(beginning), hasSuffix(end), utf8.count >= beginning.utf8.count + end.utf8.count else { return nil }
    return dropFirst(beginning.count).dropLast(end.count)
  }

  /// The text before and after a separator; nil where there is none. A user's words are before the last one.
  package func cut(at separator: String, inLast: Bool = true) -> (before: Substring, after: Substring)? {
    let ranges = ranges(ofText: separator)
    guard let range = inLast ? ranges.last : ranges.first else { return nil }
    return (self[..<range.lowerBound], self[range.upperBound...])
  }

  package func dropPrefix(_ prefix: String) -> Substring {
    hasPrefix(prefix) ? dropFirst(prefix.count) : self[...]
  }
}
