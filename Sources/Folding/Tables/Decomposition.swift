/// Canonical decomposition and canonical ordering (The Unicode Standard, sections 3.11 and 3.12).
enum Decomposition {
  /// Appends the full canonical decomposition of a code point, not yet ordered.
  static func append(_ code: UInt32, to output: inout [UInt32]) {
    // Nothing below U+00C0 decomposes.
    if code < 0xC0 {
      output.append(code)
    } else if Hangul.syllables.contains(code) {
      Hangul.append(code, to: &output)
    } else if !FoldingTable.canonical.append(code, to: &output) {
      output.append(code)
    }
  }

  /// Puts each run of combining marks in order of combining class, equal classes as they stand.
  static func order(_ codes: inout [UInt32]) {
    var index = 0
    while index < codes.count {
      guard combiningClass(codes[index]) != 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < codes.count, combiningClass(codes[end]) != 0 { end += 1 }
      if end - index > 1 { orderMarks(&codes, index..<end) }
      index = end
    }
  }

  /// One counting pass, so that a text of nothing but marks still takes linear time.
  private static func orderMarks(_ codes: inout [UInt32], _ range: Range<Int>) {
    let classes = codes[range].map(combiningClass)
    guard zip(classes, classes.dropFirst()).contains(where: { $0 > $1 }) else { return }
    var places = [Int](repeating: 0, count: 257)
    for markClass in classes { places[Int(markClass) + 1] += 1 }
    for index in 1..<places.count { places[index] += places[index - 1] }
    let marks = Array(codes[range])
    for (mark, markClass) in zip(marks, classes) {
      codes[range.lowerBound + places[Int(markClass)]] = mark
      places[Int(markClass)] += 1
    }
  }

  private static func combiningClass(_ code: UInt32) -> UInt8 {
    // U+0300 is the first combining mark.
    guard code >= 0x300, let scalar = Unicode.Scalar(code) else { return 0 }
    return scalar.properties.canonicalCombiningClass.rawValue
  }
}

/// Hangul syllables decompose by arithmetic (section 3.12).
private enum Hangul {
  static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
  private static let (leading, vowel, trailing): (UInt32, UInt32, UInt32) = (0x1100, 0x1161, 0x11A7)
  private static let (vowels, trailings): (UInt32, UInt32) = (21, 28)

  static func append(_ syllable: UInt32, to output: inout [UInt32]) {
    let index = syllable - syllables.lowerBound
    output.append(leading + index / (vowels * trailings))
    output.append(vowel + index % (vowels * trailings) / trailings)
    if index % trailings != 0 { output.append(trailing + index % trailings) }
  }
}
