internal import Text

/// Folded forms of text: two texts are the same to the rules when their folded forms are the same bytes.
///
/// No form depends on a locale, and each is its own folded form. The data are those of the Unicode version that
/// `unicodeVersion` names; what is unassigned there folds to itself. Input that is not UTF-8 is repaired with U+FFFD, as
/// the standard library does; a caller that must refuse it does so before.
public enum TextFolding {
  public static var unicodeVersion: String { EmbeddedFiles.`version.txt`.description }

  /// Appends the form that gives a tag or a name its identity: white space at both ends trimmed, then the canonical
  /// caseless form (The Unicode Standard, definition D145: full default case folding, canonical decomposition).
  ///
  /// ASCII text takes some tens of nanoseconds and allocates nothing beyond `output`; other text takes about a microsecond, so
  /// look up the text as it came before folding the same one a million times.
  public static func appendTag(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard ASCII.isAll(text) else { return appendUnicodeTag(text, to: &output) }
    let start = output.count
    output.append(contentsOf: trimmedTag(text))
    output.withUnsafeMutableBufferPointer { output in
      for index in start..<output.count { output[index] = ASCII.lowercased(output[index]) }
    }
  }

  /// A tag or a name without the white space at both ends, as the rules compare it. What is blank has nothing left.
  public static func trimmedTag(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let inner = ASCII.trimmingWhiteSpace(text)
    // White space that is not ASCII begins and ends with a byte that is not, and there is seldom one.
    guard let first = inner.first, let last = inner.last, first >= 0x80 || last >= 0x80 else { return inner }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    let isWhiteSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let before = scalars.prefix(while: isWhiteSpace).reduce(0) { $0 + UTF8.width($1) }
    let after = scalars.reversed().prefix(while: isWhiteSpace).reduce(0) { $0 + UTF8.width($1) }
    if before >= text.count { return UnsafeBufferPointer(rebasing: text[0..<0]) }
    return UnsafeBufferPointer(rebasing: text[before..<text.count - after])
  }

  /// Appends the form in which replies and the patterns for them are compared: the decomposed form of Unicode's
  /// NFKC_Casefold, without invisible characters (default ignorables, bidirectional controls, control characters) and without
  /// the diacritics of Latin and Greek letters, typographic apostrophes as typewriter ones, each run of white space as one
  /// space, and outer space and punctuation trimmed.
  ///
  /// Outer punctuation means everything before the first and after the last letter, digit or other character that is
  /// neither punctuation nor a symbol, with the marks upon it. Symbols count because people end a word with an emoji as
  /// with a full stop: `stop 🙏` means `stop`. A text of nothing but punctuation and symbols keeps them, so that `👍` is
  /// not the same as an empty text and `🛑` can be a keyword.
  public static func appendReply(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    // ASCII keywords must not cost a program's start the decoding of Unicode's tables.
    guard !ASCII.isAll(text) else { return ASCII.appendReply(text, to: &output) }
    var codes: [UInt32] = []
    codes.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      Decomposition.append(scalar.value, to: &codes)
    }
    Decomposition.order(&codes)
    var folded: [UInt32] = []
    folded.reserveCapacity(codes.count)
    for code in codes where !ReplyCharacter.isInvisible(code) {
      if ReplyCharacter.isApostrophe(code) {
        folded.append(0x27)
      } else if !FoldingTable.compatibility.append(code, to: &folded) {
        appendCaseFold(code, to: &folded)
      }
    }
    Decomposition.order(&folded)
    Diacritics.drop(&folded)
    ReplyCharacter.collapseWhiteSpace(&folded)
    for code in ReplyCharacter.trimmingOuter(folded) { appendUTF8(code, to: &output) }
  }

  private static func appendUnicodeTag(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var codes: [UInt32] = []
    codes.reserveCapacity(text.count)
    for scalar in String(decoding: trimmedTag(text), as: UTF8.self).unicodeScalars {
      Decomposition.append(scalar.value, to: &codes)
    }
    // U+0345 is a mark before folding and a letter after it, so marks are ordered before, too.
    Decomposition.order(&codes)
    var folded: [UInt32] = []
    folded.reserveCapacity(codes.count)
    for code in codes { appendCaseFold(code, to: &folded) }
    Decomposition.order(&folded)
    for code in folded { appendUTF8(code, to: &output) }
  }

  private static func appendCaseFold(_ code: UInt32, to output: inout [UInt32]) {
    if code < 0x80 {
      output.append(UInt32(ASCII.lowercased(UInt8(code))))
    } else if !FoldingTable.caseFold.append(code, to: &output) {
      output.append(code)
    }
  }

  private static func appendUTF8(_ code: UInt32, to output: inout [UInt8]) {
    if code < 0x80 {
      output.append(UInt8(code))
    } else if let scalar = Unicode.Scalar(code) {
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

/// The tag form of `TextFolding.appendTag`, as a string.
public func foldedTag(_ text: String) -> String {
  folded(text, by: TextFolding.appendTag)
}

/// A tag without the white space at both ends, as `TextFolding.trimmedTag` has it.
public func trimmedTag(_ text: String) -> String {
  var text = text
  let trimmed: String? = text.withUTF8 { bytes in
    let inner = TextFolding.trimmedTag(bytes)
    return inner.count == bytes.count ? nil : String(decoding: inner, as: UTF8.self)
  }
  return trimmed ?? text
}

/// The comparison form of `TextFolding.appendReply`, as a string.
public func foldedReply(_ text: String) -> String {
  folded(text, by: TextFolding.appendReply)
}

private func folded(_ text: String, by append: (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void) -> String {
  var text = text
  var bytes: [UInt8] = []
  text.withUTF8 { append($0, &bytes) }
  return String(decoding: bytes, as: UTF8.self)
}
