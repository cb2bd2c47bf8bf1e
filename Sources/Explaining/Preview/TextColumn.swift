internal import Records

/// Rising numbers of 32 or 64 bits that say where the parts of something begin, and where the last one ends, as Apache Arrow lays
/// them out.
package struct PartOffsets {
  private let numbers: UnsafeRawPointer
  private let isWide: Bool

  /// - Parameter isWide: whether the numbers have 64 bits.
  package init(_ numbers: UnsafeRawPointer, isWide: Bool) {
    self.numbers = numbers
    self.isWide = isWide
  }

  /// What is too large to be anywhere is a negative number.
  @inline(__always) subscript(index: Int) -> Int {
    isWide
      ? Int(numbers.loadUnaligned(fromByteOffset: index &* 8, as: Int64.self))
      : Int(numbers.loadUnaligned(fromByteOffset: index &* 4, as: Int32.self))
  }

  /// The first of the parts that does not lie between 0 and an end, in order; nil where all do.
  func firstFault(_ parts: Range<Int>, end: Int) -> Int? {
    var before = self[parts.lowerBound]
    if before < 0 || before > end { return parts.lowerBound }
    for part in parts {
      let next = self[part &+ 1]
      if next < before || next > end { return part }
      before = next
    }
    return nil
  }
}

/// Bits, the least significant of each byte first.
package struct BitColumn {
  private let bytes: UnsafePointer<UInt8>
  private let start: Int

  /// - Parameter start: which bit is that of row 0.
  package init(_ bytes: UnsafePointer<UInt8>, from start: Int) {
    self.bytes = bytes
    self.start = start
  }

  @inline(__always) subscript(row: Int) -> Bool {
    let bit = start &+ row
    return bytes[bit &>> 3] &>> UInt8(truncatingIfNeeded: bit & 7) & 1 != 0
  }
}

/// A column of texts, which are slices of bytes of someone else, as Apache Arrow lays them out. Row 0 is text `first` of the offsets.
package struct TextColumn {
  private let offsets: PartOffsets
  private let first: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Nil: every row has a text.
  private let valid: BitColumn?

  package init(_ offsets: PartOffsets, from first: Int, bytes: UnsafeBufferPointer<UInt8>, valid: BitColumn?) {
    self.offsets = offsets
    self.first = first
    self.bytes = bytes
    self.valid = valid
  }

  /// The text of a row that was checked; nil where there is none.
  @inline(__always) func text(_ row: Int) -> Bytes? {
    if let valid, !valid[row] { return nil }
    let begin = offsets[first &+ row]
    return Bytes(rebasing: bytes[begin..<offsets[first &+ row &+ 1]])
  }

  /// The text of a row that was checked; empty where there is none.
  @inline(__always) subscript(row: Int) -> Bytes { text(row) ?? Bytes(start: nil, count: 0) }

  /// The first row whose text cannot be one; nil where all can.
  func firstFault(_ rows: Range<Int>) -> ColumnFault? {
    if rows.isEmpty { return nil }
    let parts = first + rows.lowerBound..<first + rows.upperBound
    if let part = offsets.firstFault(parts, end: bytes.count) { return ColumnFault(row: part - first, flaw: .offsets) }
    if isUTF8(Bytes(rebasing: bytes[offsets[parts.lowerBound]..<offsets[parts.upperBound]])) {
      // All is UTF-8, and so is each text unless it begins within a character.
      for part in parts where offsets[part] < bytes.count && bytes[offsets[part]] & 0xC0 == 0x80 {
        return ColumnFault(row: part - first, flaw: .encoding)
      }
      return nil
    }
    // What lies between texts that count may be anything.
    for row in rows where !isUTF8(self[row]) { return ColumnFault(row: row, flaw: .encoding) }
    return nil
  }
}

/// Why a column cannot be read.
package struct ColumnFault: Error, Hashable {
  package enum Flaw: Hashable {
    /// The numbers that say where texts begin fall, or lead out of the bytes.
    case offsets
    /// A text is not UTF-8.
    case encoding
  }

  /// Counted as the rows are.
  package let row: Int
  package let flaw: Flaw
}
