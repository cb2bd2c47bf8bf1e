package import Diagnostics
internal import Text

extension Problem {
  /// The problem, with its next step in the words of a library.
  package var inLibraryWords: Problem {
    var problem = self
    problem.help = help.map(PatchbayKit.inLibraryWords)
    return problem
  }
}

/// A sentence in which options of the command are what a program says instead: the argument `columns`, and what stands under
/// `list` in the rules. Options stand in backticks with their values, as in `--columns id=VANID`.
package func inLibraryWords(_ sentence: String) -> String {
  for (start, meant) in wholeSentences where sentence.hasPrefix(start) { return meant }
  var words = ""
  var rest = sentence[...]
  while let start = rest.firstRange(ofText: "`--") {
    words += rest[..<start.lowerBound]
    let option = rest[start.upperBound...]
    let end = option.firstIndex(of: "`") ?? option.endIndex
    words += libraryWords(forOption: option[..<end])
    rest = option[end...].dropFirst()
  }
  return words + rest
}

/// Next steps that a program has no use for as they are.
private let wholeSentences = [
  ("pass `--contacts-format ndjson`", "say that the list is NDJSON"),
  ("decompress it first", "decompress it first"),
  ("if it is a contact list", "if it is a contact list, give it as one, beside the rules"),
]

private func libraryWords(forOption option: Substring) -> String {
  let name = option.prefix { $0 != " " }
  let value = option.dropFirst(name.count).drop { $0 == " " }
  if name == "columns" { return value.isEmpty ? "`columns`" : "`\(value)` in `columns`" }
  // The keys under `list` are the options' names.
  let key = String(name.map { $0 == "-" ? "_" : $0 })
  return value.isEmpty ? "`\(key)` under `list` in the rules" : "`\(key): \(value)` under `list` in the rules"
}
