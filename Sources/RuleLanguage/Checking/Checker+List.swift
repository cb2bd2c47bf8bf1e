import Campaign
import Diagnostics
import KeyedFiles
import Phones
internal import Text

extension Checker {
  /// How contact lists are written.
  mutating func listFormat() -> ListFormat {
    var format = ListFormat()
    guard case .value(let written, _) = syntax.list else { return format }
    format.profile = written.profile.value.flatMap { ListProfile(rawValue: $0) }
    format.delimiter = written.delimiter.value.flatMap { ListDelimiter(rawValue: $0) }
    format.idFromPhone = written.id.value == ListIDWord.phone.rawValue
    format.encoding = written.encoding.value.flatMap { ListEncoding(rawValue: $0) }
    if case .value(let country, let span) = written.country {
      format.country = phoneCountry(country, span)
    }
    if case .value(let separators, let span) = written.tagSeparators {
      format.tagSeparators = TagSeparators.read(separators)
      if format.tagSeparators == nil {
        problems.report(
          Problem(
            .notTagSeparators, "\(quoted(separators)) cannot separate tags", at: place(span),
            help: "write the characters that stand between tags, such as \",;\" or \"|\""))
      }
    }
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
        format.columns.append(NamedColumn(entry.meaning, header, isConsent: entry.isConsent))
        spans.append(span)
      }
    }
    return format
  }

  /// The country in capitals; reports one whose phones are not known.
  private mutating func phoneCountry(_ name: String, _ span: SourceSpan) -> String? {
    let country = name.uppercased()
    if phoneCountries.contains(country) { return country }
    problems.report(
      Problem(
        .unknownCountry, "\(quoted(name)) is not a country", at: place(span),
        help: didYouMean(Self.countryNames[name.lowercased()].map { [$0] } ?? [])
          ?? "write its two letters, such as `US`, `GB` or `MX`"))
    return nil
  }

  /// What people write instead of the two letters.
  private static let countryNames = [
    "usa": "US", "united states": "US", "america": "US", "canada": "CA", "uk": "GB", "united kingdom": "GB",
    "england": "GB", "mexico": "MX", "germany": "DE", "france": "FR", "spain": "ES", "+1": "US", "1": "US", "+44": "GB",
  ]
}
