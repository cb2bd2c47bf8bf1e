/// Bytes of lines before they are written. A line is put through a cursor, which whoever puts it keeps in registers.
package struct LineBuffer: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var used = 0

  /// Bytes behind what a line needs that a cursor may write to and forget.
  private static let slack = LineCursor.stride

  package init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.slack)
  }

  deinit { bytes.deallocate() }

  package var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: used) }

  @inline(__always) package func has(_ room: Int) -> Bool { capacity &- used >= room }

  /// Forgets what was written, and makes room for at least `room` bytes.
  package mutating func clear(reserving room: Int) {
    used = 0
    guard room > capacity else { return }
    bytes.deallocate()
    bytes = .allocate(capacity: room + Self.slack)
    capacity = room
  }

  /// Where the next line begins. Whoever asks has made sure of the room.
  @inline(__always) package var end: LineCursor { LineCursor(at: bytes + used) }

  /// Takes in what was put from `end` on.
  @inline(__always) package mutating func keep(to cursor: LineCursor) { used = cursor.at - bytes }
}

/// A place in a line buffer that moves on with every byte put there.
package struct LineCursor {
  package private(set) var at: UnsafeMutablePointer<UInt8>

  /// Short texts are copied as this many bytes at once, whatever lies behind them.
  package static let stride = 16

  @inline(__always) package init(at: UnsafeMutablePointer<UInt8>) { self.at = at }

  /// - Parameter source: followed by at least `stride` readable bytes.
  @inline(__always) package mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    if source.count <= Self.stride {
      let bytes = UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(at).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    } else {
      at.update(from: start, count: source.count)
    }
    at += source.count
  }

  @inline(__always) package mutating func put(_ text: StaticString) {
    at.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    at += text.utf8CodeUnitCount
  }

  @inline(__always) package mutating func put(_ byte: UInt8) {
    at.pointee = byte
    at += 1
  }
}
