/// A next in memory that advances with every byte put there. What is put through it stays in registers, and nothing is
/// checked: `JSONWriter.append(atMost:)`, which supplies it, has made sure that there is room.
public struct ByteCursor {
  /// Where the next byte goes.
  @usableFromInline var next: UnsafeMutablePointer<UInt8>

  /// Short texts are copied as this many bytes at once, whatever follows them. The room behind a cursor is larger by
  /// this much than what was asked for.
  @inlinable public static var stride: Int { 16 }

  /// A cursor at the beginning of some memory.
  @inlinable @inline(__always) public init(at next: UnsafeMutablePointer<UInt8>) { self.next = next }

  /// Puts one byte.
  @inlinable @inline(__always) public mutating func put(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  /// Puts a text as it is.
  @inlinable @inline(__always) public mutating func put(_ text: StaticString) {
    next.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    next += text.utf8CodeUnitCount
  }

  /// Puts bytes as they are.
  @inlinable @inline(__always) public mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    next.update(from: start, count: source.count)
    next += source.count
  }

  /// Puts bytes as they are, which is faster than `put` where there are few.
  ///
  /// - Parameter source: followed by at least `stride` readable bytes.
  @inlinable @inline(__always) public mutating func put(padded source: UnsafeBufferPointer<UInt8>) {
    guard source.count <= Self.stride, let start = source.baseAddress else { return put(source) }
    let bytes = UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self)
    UnsafeMutableRawPointer(next).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    next += source.count
  }

  /// Puts an integer of 64 bits at most in decimal digits, which are at most 20 with the sign.
  @inlinable public mutating func put(decimal value: some FixedWidthInteger) {
    if value < 0 { put(UInt8(ascii: "-")) }
    let magnitude = UInt64(truncatingIfNeeded: value.magnitude)
    var count = 1
    var rest = magnitude
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    put(magnitude, digits: count)
  }

  /// Puts the last `digits` decimal digits of a number, padded with zeros where it has fewer.
  @inlinable public mutating func put(_ number: UInt64, digits: Int) {
    var rest = number
    var index = digits
    while index > 0 {
      index -= 1
      next[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    next += digits
  }
}

extension String {
  /// The text that a closure puts.
  ///
  /// - Parameters:
  ///   - count: the number of its bytes, at most.
  ///   - put: puts them, which must be UTF-8.
  public init(atMost count: Int, _ put: (inout ByteCursor) -> Void) {
    self.init(unsafeUninitializedCapacity: count + ByteCursor.stride) { room in
      guard let start = room.baseAddress else { return 0 }
      var cursor = ByteCursor(at: start)
      put(&cursor)
      return cursor.next - start
    }
  }
}
