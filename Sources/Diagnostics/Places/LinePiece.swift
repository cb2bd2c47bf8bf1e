/// The line of a stream around a place in it: what a message needs from a text that is never kept.
///
/// Whatever its bytes are, they are on one line; a long line is cut to what an excerpt can show.
public struct LinePiece: Sendable, Hashable {
  /// The line in the text, counted from 1.
  public let number: Int
  /// The bytes without the line's end.
  public let bytes: [UInt8]
  /// The number of Unicode scalars of the line before `bytes`.
  public let scalarsBefore: Int
  /// Whether the line continues after `bytes`.
  public let isCutOff: Bool
  /// The place, within `bytes`.
  public let span: SourceSpan

  /// - Parameters:
  ///   - number: the line in the text, counted from 1.
  ///   - line: its bytes, without its end.
  ///   - range: the place in the line; what lies beyond the line is left out.
  ///   - goesOn: whether the line is longer than the bytes given.
  public init(
    ofLine number: Int, _ line: UnsafeBufferPointer<UInt8>, around range: Range<Int>, goesOn: Bool = false
  ) {
    let start = min(max(0, range.lowerBound), line.count)
    let first = scalarStart(line, max(0, start - SourceExcerpt.reach))
    let last = max(start, scalarStart(line, min(line.count, start + 2 * SourceExcerpt.reach)))
    let end = max(start, min(range.upperBound, last))
    self.init(
      number: number, bytes: Array(line[first..<last]), scalarsBefore: line[..<first].count { $0 & 0xC0 != 0x80 },
      isCutOff: goesOn || last < line.count, span: SourceSpan((start - first)..<(end - first)))
  }

  /// A place whose text is not known, or must not be shown.
  ///
  /// - Parameter column: in Unicode scalars, from 1.
  public init(ofLine number: Int, column: Int = 1) {
    self.init(number: number, bytes: [], scalarsBefore: max(0, column - 1), isCutOff: false, span: SourceSpan(0, 0))
  }

  private init(number: Int, bytes: [UInt8], scalarsBefore: Int, isCutOff: Bool, span: SourceSpan) {
    self.number = number
    self.bytes = bytes
    self.scalarsBefore = scalarsBefore
    self.isCutOff = isCutOff
    self.span = span
  }

  /// Where the place begins in the text.
  public var position: Position {
    let before = String(decoding: bytes.prefix(Int(span.lower)), as: UTF8.self)
    return Position(line: number, column: scalarsBefore + before.unicodeScalars.count + 1)
  }

  /// The same place without its text.
  public var withoutText: LinePiece { LinePiece(ofLine: number, column: position.column) }
}

/// The start of the scalar that a byte belongs to.
func scalarStart<Bytes: RandomAccessCollection>(_ bytes: Bytes, _ offset: Int) -> Int
where Bytes.Element == UInt8, Bytes.Index == Int {
  var at = offset
  while at > 0 && at < bytes.endIndex && bytes[at] & 0xC0 == 0x80 && offset - at < 3 { at -= 1 }
  return at
}
