/// Cuts a stream into pieces of whole lines, so that what was read can be kept exactly as it came.
///
/// A piece holds what is available without waiting; the last piece may lack its line break.
public struct WholeLines<Input: ByteReader> {
  private var input: Input
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private let readSize: Int
  private let longestLine: Int

  /// - Parameter limits: a line may be a little longer than `recordBytes`, so that the reader of the records can say
  ///   what is wrong with it.
  public init(_ input: Input, limits: RecordLimits = .standard, readSize: Int = 1 << 18) {
    self.input = input
    self.readSize = max(1, readSize)
    longestLine = limits.recordBytes.addingReportingOverflow(4096).partialValue
  }

  /// The next whole lines, or nil at the end. Waits for at least one line.
  ///
  /// - Throws: what the input throws, and `LineTooLong`.
  public mutating func next() throws -> [UInt8]? {
    while true {
      if let end = buffer.lastIndex(of: 0x0A) { return splitOff(end + 1) }
      if isAtEnd { return buffer.isEmpty ? nil : splitOff(buffer.count) }
      if buffer.count > longestLine { throw LineTooLong(limit: longestLine) }
      try fill()
    }
  }

  /// The next whole lines, at most `count`: what is available without waiting, but at least one. Nil at the end; the last line
  /// may lack its line break.
  ///
  /// - Throws: what the input throws, and `LineTooLong`.
  public mutating func next(lines count: Int) throws -> [UInt8]? {
    let first = try peekLine()
    guard first.endIndex < buffer.count else { return buffer.isEmpty ? nil : splitOff(buffer.count) }
    var end = first.endIndex + 1
    for _ in 1..<max(1, count) {
      guard let next = buffer[end...].firstIndex(of: 0x0A) else { break }
      end = next + 1
    }
    return splitOff(end)
  }

  /// The first line that has not been taken yet, without its line break.
  ///
  /// - Parameter isPassedOver: which lines are not meant; the last one is, where the input has no other.
  public mutating func peekLine(
    passingOver isPassedOver: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) throws -> ArraySlice<UInt8> {
    var begin = 0
    while true {
      while let end = buffer[begin...].firstIndex(of: 0x0A) {
        if !isPassedOver(buffer[begin..<end]) { return buffer[begin..<end] }
        begin = end + 1
      }
      if isAtEnd { return buffer[begin...] }
      if buffer.count - begin > longestLine { throw LineTooLong(limit: longestLine) }
      try fill()
    }
  }

  /// Puts back what was taken last, as far as it was not wanted yet.
  public mutating func giveBack(_ lines: ArraySlice<UInt8>) { buffer.insert(contentsOf: lines, at: 0) }

  private mutating func splitOff(_ count: Int) -> [UInt8] {
    if count == buffer.count {
      defer { buffer = [] }
      return buffer
    }
    let piece = Array(buffer[..<count])
    buffer.removeFirst(count)
    return piece
  }

  private mutating func fill() throws {
    let before = buffer.count
    let size = readSize
    try buffer.append(addingCapacity: size) { try input.read(into: $0) }
    if buffer.count == before { isAtEnd = true }
  }
}

/// A line is so long that it cannot be kept.
public struct LineTooLong: Error, Hashable, Sendable {
  /// In bytes.
  public let limit: Int
}

extension [UInt8] {
  /// Appends what `read` puts into free memory.
  fileprivate mutating func append(
    addingCapacity size: Int, _ read: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws {
    let before = count
    let piece = try [UInt8](unsafeUninitializedCapacity: size) { free, used in
      used = try read(UnsafeMutableRawBufferPointer(free))
    }
    if before == 0 { self = piece } else { append(contentsOf: piece) }
  }
}
