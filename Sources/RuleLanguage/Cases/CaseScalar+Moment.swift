package import Campaign
internal import Records

extension CaseScalar {
  /// The moment that is written; nil where there is none.
  package var moment: Instant? {
    if isPlain, let milliseconds = Int64(text), String(milliseconds) == text {
      return Instant(milliseconds: milliseconds)
    }
    return Instant(rfc3339: text)
  }
}
