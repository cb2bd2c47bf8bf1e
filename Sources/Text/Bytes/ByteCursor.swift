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

  /// How many bytes were put since a cursor was there.
  @inlinable @inline(__always) public func count(from start: UnsafeMutablePointer<UInt8>) -> Int { next - start }

  /// Puts one byte.
  @inlinable @inline(__always) public mutating func put(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  /// Puts a text as it is.
  @inlinable @inline(__always) public mutating func put(_ text: StaticString) {
    put(text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Puts bytes as they are.
  @inlinable @inline(__always) public mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
    if let start = source.baseAddress { put(start, source.count) }
  }

  /// Short texts are two words, which may overlap: a call would cost more.
  @inlinable @inline(__always) mutating func put(_ start: UnsafePointer<UInt8>, _ count: Int) {
    let from = UnsafeRawPointer(start)
    let to = UnsafeMutableRawPointer(next)
    if count > 16 || count < 2 {
      next.update(from: start, count: count)
    } else if count >= 8 {
      let (first, last) = (
        from.loadUnaligned(as: UInt64.self), from.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      )
      to.storeBytes(of: first, as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: count &- 8, as: UInt64.self)
    } else if count >= 4 {
      let (first, last) = (
        from.loadUnaligned(as: UInt32.self), from.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      )
      to.storeBytes(of: first, as: UInt32.self)
      to.storeBytes(of: last, toByteOffset: count &- 4, as: UInt32.self)
    } else {
      let (first, last) = (
        from.loadUnaligned(as: UInt16.self), from.loadUnaligned(fromByteOffset: count &- 2, as: UInt16.self)
      )
      to.storeBytes(of: first, as: UInt16.self)
      to.storeBytes(of: last, toByteOffset: count &- 2, as: UInt16.self)
    }
    next += count
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
    while rest >= 10_000 {
      rest /= 10_000
      count += 4
    }
    count += rest < 100 ? (rest < 10 ? 0 : 1) : rest < 1000 ? 2 : 3
    put(magnitude, digits: count)
  }

  /// Puts the last `digits` decimal digits of a number, padded with zeros where it has fewer.
  @inlinable public mutating func put(_ number: UInt64, digits: Int) {
    var rest = number
    var index = digits
    while index > 1 {
      let pair = UInt32(truncatingIfNeeded: rest % 100)
      let tens = pair / 10
      next[index &- 1] = UInt8(truncatingIfNeeded: 0x30 &+ pair &- 10 &* tens)
      next[index &- 2] = UInt8(truncatingIfNeeded: 0x30 &+ tens)
      rest /= 100
      index &-= 2
    }
    if index == 1 { next.pointee = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10) }
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
