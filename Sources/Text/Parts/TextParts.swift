/// Texts in texts, compared byte by byte.
///
/// Swift's own functions for this belong to its regular expressions, which add more than a megabyte to a program and make each
/// start longer. `Scripts/build` refuses them.
extension StringProtocol where SubSequence == Substring {
  /// Whether `part` stands somewhere in this text. Nothing, as a part, stands nowhere.
  package func contains(text part: String) -> Bool { firstRange(ofText: part) != nil }

  /// Whether one of the parts stands somewhere in this text.
  package func contains(anyOf parts: [String]) -> Bool { parts.contains { contains(text: $0) } }

  /// Where `part` stands first.
  package func firstRange(ofText part: String) -> Range<String.Index>? { self[...].range(ofBytesOf: part) }

  /// Where `part` stands, from the left; what was found once is not part of the next.
  package func ranges(ofText part: String) -> [Range<String.Index>] {
    var ranges: [Range<String.Index>] = []
    var rest = self[...]
    while let range = rest.range(ofBytesOf: part) {
      ranges.append(range)
      rest = rest[range.upperBound...]
    }
    return ranges
  }

  /// The texts between separators, as `split(separator:)` gives them for a character.
  package func split(
    atText separator: String, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
  ) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self[...]
    while pieces.count < maxSplits, let range = rest.range(ofBytesOf: separator) {
      let piece = rest[..<range.lowerBound]
      if !piece.isEmpty || !omittingEmptySubsequences { pieces.append(piece) }
      rest = rest[range.upperBound...]
    }
    if !rest.isEmpty || !omittingEmptySubsequences { pieces.append(rest) }
    return pieces
  }

  /// The text with `other` wherever `part` stands.
  package func replacing(text part: String, with other: String) -> String {
    split(atText: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}

extension Substring {
  fileprivate func range(ofBytesOf part: String) -> Range<Index>? {
    var text = self
    var part = part
    let start = text.withUTF8 { text in part.withUTF8 { offset(of: $0, in: text) } }
    guard let start else { return nil }
    let lower = utf8.index(startIndex, offsetBy: start)
    return lower..<utf8.index(lower, offsetBy: part.utf8.count)
  }
}

/// How many bytes stand before the first `part`.
private func offset(of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
  guard let first = part.first, text.count >= part.count else { return nil }
  for start in 0...text.count - part.count where text[start] == first {
    if (1..<part.count).allSatisfy({ text[start + $0] == part[$0] }) { return start }
  }
  return nil
}
