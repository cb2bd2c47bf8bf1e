import Diagnostics
internal import Text

/// What one pass over the bytes finds before libyaml sees them.
///
/// libyaml takes NUL for the end of the file and reports bad bytes at 1:1, so both are found here.
struct ByteSurvey {
  enum Flaw {
    /// Bytes that are not UTF-8, and why.
    case encoding(String)
    case control(UInt32)
  }

  private(set) var flaws: [(span: Range<Int>, flaw: Flaw)] = []
  /// The number of all flaws, including those that are not listed.
  private(set) var flawCount = 0
  /// Raw controls that change the direction of text, with their code points.
  private(set) var bidiControls: [(offset: Int, scalar: UInt32)] = []
  private(set) var isASCII = true
  /// Whether NEL, U+2028 or U+2029 occur: libyaml would take them for line breaks, which YAML 1.2 does not.
  private(set) var hasUnusualBreaks = false

  /// A longer list would not help anyone.
  private static let listed = 20

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    // Nearly every file is of this kind.
    if ASCII.isPrintableLines(UnsafeBufferPointer(rebasing: bytes[start...])) { return }
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte >= 0x20 && byte < 0x7F {
        at += 1
      } else if byte < 0x80 {
        if byte != 0x0A && byte != 0x0D && byte != 0x09 { note(at..<(at + 1), .control(UInt32(byte))) }
        at += 1
      } else {
        isASCII = false
        at = surveyScalar(bytes, at)
      }
    }
  }

  private mutating func note(_ span: Range<Int>, _ flaw: Flaw) {
    flawCount += 1
    if flaws.count < Self.listed { flaws.append((span, flaw)) }
  }

  /// Reads one scalar beyond ASCII; returns where the next begins.
  private mutating func surveyScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    case 0xC0, 0xC1:
      return refuse(bytes, at, 2, "an overlong form")
    case 0xF5...0xFF:
      return refuse(bytes, at, 1, "a byte that UTF-8 never uses")
    default:
      return refuse(bytes, at, 1, "a continuation byte without its start")
    }
    guard at + length <= bytes.count else { return refuse(bytes, at, length, "cut off by the end of the file") }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[at + offset]
      guard byte & 0xC0 == 0x80 else { return refuse(bytes, at, offset, "a start without its continuation bytes") }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    if length == 3 && scalar < 0x800 || length == 4 && scalar < 0x10000 {
      return refuse(bytes, at, length, "an overlong form")
    }
    if scalar >= 0xD800 && scalar <= 0xDFFF { return refuse(bytes, at, length, "half of a surrogate pair") }
    if scalar > 0x10FFFF { return refuse(bytes, at, length, "beyond the last code point of Unicode") }

    if scalar >= 0x80 && scalar < 0xA0 && scalar != 0x85 || scalar == 0xFFFE || scalar == 0xFFFF {
      note(at..<(at + length), .control(scalar))
    } else if scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029 {
      hasUnusualBreaks = true
    } else if InvisibleScalar.isBidiControl(scalar) && bidiControls.count < Self.listed {
      bidiControls.append((at, scalar))
    }
    return at + length
  }

  private mutating func refuse(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ most: Int, _ why: String) -> Int {
    var end = at + 1
    while end < bytes.count && end < at + most && bytes[end] & 0xC0 == 0x80 { end += 1 }
    note(at..<end, .encoding(why))
    return end
  }
}
