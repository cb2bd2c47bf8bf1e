import Campaign
import Diagnostics
import KeyedFiles
internal import Text

extension Checker {
  /// How contact lists are written.
  mutating func listFormat() -> ListFormat {
    var format = ListFormat()
    guard case .value(let written, _) = syntax.list else { return format }
    format.profile = written.profile.value.flatMap { ListProfile(rawValue: $0) }
    format.delimiter = written.delimiter.value.flatMap { ListDelimiter(rawValue: $0) }
    format.idFromPhone = written.id.value == ListIDWord.phone.rawValue
    var spans: [SourceSpan] = []
    for entry in written.columns.value ?? [] {
      for case .value(let header, let span) in entry.headers.value ?? [] {
        if let first = format.columns.firstIndex(where: { $0.header == header }) {
          problems.report(
            Problem(
              .headerTwice, "the column \(quoted(header)) is given two meanings", at: place(span),
              related: [Label(place(spans[first]), "the first one")], help: "keep the one that is meant"))
          continue
        }
        if entry.meaning == .id, let id = written.id.span {
          problems.report(
            Problem(
              .twoIDs, "`id` stands for the contact's phone, so no column is the `id`", at: place(span),
              related: [Label(place(id), "said here")], help: "delete one of the two"))
        }
        format.columns.append(NamedColumn(entry.meaning, header))
        spans.append(span)
      }
    }
    return format
  }
}
