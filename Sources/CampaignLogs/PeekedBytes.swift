internal import Records

/// Bytes whose first line was looked at before they are read.
final class PeekedBytes<Input: ByteReader>: ByteReader {
  private var lines: WholeLines<Input>
  private var rest: ArraySlice<UInt8> = []
  /// Without its line break.
  let firstLine: [UInt8]

  /// Throws what the input throws, and `LineTooLong`.
  init(_ input: Input) throws {
    lines = WholeLines(input)
    firstLine = Array(try lines.peekLine())
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if rest.isEmpty { rest = try lines.next()?[...] ?? [] }
    let count = min(rest.count, buffer.count)
    rest.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
    rest = rest.dropFirst(count)
    return count
  }

  /// Some more whole lines; nil at the end.
  func nextLines() throws -> [UInt8]? { try lines.next() }
}
