/// Bytes of lines before they are written. Whoever puts something has made sure of the room, once a line.
struct LineBuffer: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var used = 0

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: used) }

  @inline(__always) func has(_ room: Int) -> Bool { capacity &- used >= room }

  /// Forgets what was written, and makes room for at least `room` bytes.
  mutating func clear(reserving room: Int) {
    used = 0
    guard room > capacity else { return }
    bytes.deallocate()
    bytes = .allocate(capacity: room)
    capacity = room
  }

  @inline(__always) mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    (bytes + used).update(from: start, count: source.count)
    used &+= source.count
  }

  @inline(__always) mutating func put(_ text: StaticString) {
    put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always) mutating func put(_ byte: UInt8) {
    bytes[used] = byte
    used &+= 1
  }
}
