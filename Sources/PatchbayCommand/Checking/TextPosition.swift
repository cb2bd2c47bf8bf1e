import Diagnostics

/// A place as editors count: lines and columns from 1, columns in Unicode scalars. Lines end with LF, CR LF or CR; a byte
/// order mark is not counted.
struct TextPosition {
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int

  init(_ place: Place) { self.init(place, in: LineTable(place.source)) }

  init(_ place: Place, in lines: LineTable) {
    (line, column) = lines.position(Int(place.span.lower))
    (endLine, endColumn) = lines.position(max(Int(place.span.lower), Int(place.span.upper)))
  }
}

/// Where the lines of a source begin.
struct LineTable {
  private let source: Source
  private let starts: [Int]

  init(_ source: Source) {
    self.source = source
    let bytes = source.bytes
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      if byte == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { continue }
      starts.append(offset + 1)
    }
    self.starts = starts
  }

  func position(_ offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    for byte in source.bytes[min(starts[low], source.bytes.count)..<min(max(offset, starts[low]), source.bytes.count)]
    where byte & 0xC0 != 0x80 {
      column += 1
    }
    return (low + 1, column)
  }
}

/// Line tables of several sources, each made once.
struct LineTables {
  private var known: [ObjectIdentifier: LineTable] = [:]

  mutating func position(_ place: Place) -> TextPosition {
    let id = ObjectIdentifier(place.source)
    let table = known[id] ?? LineTable(place.source)
    known[id] = table
    return TextPosition(place, in: table)
  }
}
