#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of a stream that are being read: a window that advances by whole records.
///
/// The memory behind the text is laid out as: text · padding that parsers may look at · room for decoded strings, which
/// are never longer than the text · room for names that outlive a block. So one base pointer and 32-bit offsets reach
/// everything that a row mentions.
struct TextBuffer: ~Copyable {
  static let padding = 64

  let base: UnsafeMutablePointer<UInt8>
  /// The room for text: one byte more than the longest record, so that a longer one is detected.
  let capacity: Int
  let keptCapacity: Int
  private let blockBytes: Int
  private(set) var filled = 0
  private(set) var isAtEnd = false

  init(limits: RecordLimits, keptCapacity: Int = 0) {
    blockBytes = limits.blockBytes
    capacity = max(limits.blockBytes, limits.recordBytes + 2)
    self.keptCapacity = keptCapacity
    base = .allocate(capacity: 2 * capacity + Self.padding + keptCapacity)
  }

  deinit { base.deallocate() }

  var decoded: UnsafeMutablePointer<UInt8> { base + capacity + Self.padding }
  /// Where kept names begin, as an offset from `base`.
  var keptOffset: Int { 2 * capacity + Self.padding }

  /// Drops the first bytes and moves the rest to the front.
  mutating func drop(_ count: Int) {
    guard count > 0 else { return }
    memmove(base, base + count, filled - count)
    filled -= count
  }

  /// Goes on where another buffer of the same size was left.
  ///
  /// - Parameters:
  ///   - start: the first byte there that was not taken.
  ///   - kept: how many bytes outlive a block.
  mutating func begin(after other: borrowing TextBuffer, from start: Int, kept: Int) {
    filled = other.filled - start
    isAtEnd = other.isAtEnd
    memcpy(base, other.base + start, filled)
    memset(base + filled, 0x20, Self.padding)
    if kept > 0 { memcpy(base + keptOffset, other.base + other.keptOffset, kept) }
  }

  /// Reads once. Returns the number of new bytes; 0 at the end, or when the buffer is full.
  mutating func read(_ reader: inout DecodedInput<some ByteReader>) throws -> Int {
    let end = filled < blockBytes ? blockBytes : capacity
    guard !isAtEnd, filled < end else { return 0 }
    let count = try reader.read(into: UnsafeMutableRawBufferPointer(start: base + filled, count: end - filled))
    if count == 0 { isAtEnd = true }
    filled += count
    // Parsers may look past the end of the text; what they see there must not differ from run to run.
    memset(base + filled, 0x20, Self.padding)
    return count
  }

  var isFull: Bool { filled == capacity }

  /// Whether there is a newline at or after an offset.
  func hasNewline(from offset: Int) -> Bool {
    offset < filled && memchr(base + offset, 0x0A, filled - offset) != nil
  }

  func contains(_ byte: UInt8, before end: Int) -> Bool {
    end > 0 && memchr(base, Int32(byte), min(end, filled)) != nil
  }

  /// The index after the first newline, or nil.
  func firstLineEnd() -> Int? {
    guard filled > 0, let found = memchr(base, 0x0A, filled) else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base) + 1
  }
}
