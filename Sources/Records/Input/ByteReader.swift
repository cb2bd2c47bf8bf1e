/// Where bytes come from. Files belong to the program; this module only asks for more bytes.
public protocol ByteReader {
  /// Puts at least one byte into the buffer, which is never empty, and returns how many; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes that are borrowed from someone else's memory, for as long as they are read.
package struct BorrowedByteReader: ByteReader {
  private var rest: UnsafeRawBufferPointer

  /// - Parameter bytes: must stay as they are until the last of them was read.
  package init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, rest.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    return count
  }
}

/// Bytes in memory, given out in pieces of at most `piece` bytes.
public struct ArrayByteReader: ByteReader {
  private let bytes: [UInt8]
  private let piece: Int
  private var taken = 0

  public init(_ bytes: [UInt8], piece: Int = .max) {
    self.bytes = bytes
    self.piece = max(1, piece)
  }

  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - taken, piece)
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + count])) }
    taken += count
    return count
  }
}
