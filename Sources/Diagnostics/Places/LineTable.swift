/// A place as an editor shows it: line and column are counted from 1, columns in Unicode scalars.
public struct Position: Hashable, Comparable, Sendable {
  public let line: Int
  public let column: Int
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
  public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Where the lines of a source begin, as an editor counts them: only LF, CRLF and a lone CR end a line. A byte order
/// mark at the start does not count as a column. A source that is a piece of a line has that line alone.
public struct LineTable: Sendable {
  public let source: Source
  private let starts: [UInt32]
  private let isASCII: Bool
  /// The number of the first line, and how many columns of it lie before the source's first byte.
  private let firstLine: Int
  private let columnsBefore: Int

  public init(_ source: Source) {
    self.source = source
    let bytes = source.bytes
    let isWhole = source.piece == nil
    firstLine = source.piece?.number ?? 1
    columnsBefore = source.piece?.scalarsBefore ?? 0
    var starts: [UInt32] = [isWhole && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    var union: UInt8 = 0
    bytes.withUnsafeBufferPointer { bytes in
      for at in bytes.indices {
        union |= bytes[at]
        guard isWhole else { continue }
        if bytes[at] == 0x0A || bytes[at] == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A) {
          starts.append(UInt32(clamping: at + 1))
        }
      }
    }
    self.starts = starts
    isASCII = union < 0x80
  }

  /// How many lines there are; an empty source has one, and so another begins after the last line break.
  public var count: Int { starts.count }

  /// The position of a byte; places beyond the end count as the end.
  public func position(ofByte offset: Int) -> Position {
    let offset = min(max(offset, 0), source.bytes.count)
    let index = self.line(ofByte: offset)
    let line = firstLine + index
    let start = Int(starts[index])
    let before = index == 0 ? columnsBefore : 0
    guard offset > start else { return Position(line: line, column: before + 1) }
    if isASCII { return Position(line: line, column: before + offset - start + 1) }
    let text = String(decoding: source.bytes[start..<offset], as: UTF8.self)
    return Position(line: line, column: before + text.unicodeScalars.count + 1)
  }

  /// The column of a byte, counted from 1 in bytes of UTF-8. Of a piece of a line, what comes before it is not known, and each
  /// of its scalars counts for one byte.
  package func byteColumn(ofByte offset: Int) -> Int {
    let offset = min(max(offset, 0), source.bytes.count)
    let index = line(ofByte: offset)
    return (index == 0 ? columnsBefore : 0) + max(0, offset - Int(starts[index])) + 1
  }

  /// The bytes of a line, counted from 1 in the text, without its end.
  public func bytes(ofLine number: Int) -> Range<Int> {
    let line = number - firstLine + 1
    guard starts.indices.contains(line - 1) else { return source.bytes.count..<source.bytes.count }
    let start = Int(starts[line - 1])
    guard line < starts.count else { return min(start, source.bytes.count)..<source.bytes.count }
    var end = Int(starts[line]) - 1
    if end > start && source.bytes[end] == 0x0A && source.bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// The last line that starts at a byte or before it, counted from 0.
  private func line(ofByte offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// The line tables of the sources that problems refer to, each made once.
package struct LineTables {
  private var tables: [ObjectIdentifier: LineTable] = [:]

  package init() {}

  package mutating func table(of source: Source) -> LineTable {
    if let table = tables[ObjectIdentifier(source)] { return table }
    let table = LineTable(source)
    tables[ObjectIdentifier(source)] = table
    return table
  }

  package mutating func start(of place: Place) -> Position {
    table(of: place.source).position(ofByte: Int(place.span.lower))
  }

  package mutating func end(of place: Place) -> Position {
    table(of: place.source).position(ofByte: Int(place.span.upper))
  }
}
