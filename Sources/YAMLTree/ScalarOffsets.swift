/// Converts libyaml's marks, which count Unicode scalars, to byte offsets.
///
/// Marks come nearly in order, so a cursor follows them; a checkpoint every 256 scalars keeps the way back short.
struct ScalarOffsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Bytes before scalar 0: the byte order mark that libyaml did not see.
  private let base: Int
  private let isASCII: Bool
  private var checkpoints: [UInt32] = []
  private var cursor = (index: 0, byte: 0)

  private static let stride = 256

  init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int, isASCII: Bool) {
    self.bytes = bytes
    self.base = base
    self.isASCII = isASCII
    cursor = (0, base)
    guard !isASCII else { return }
    checkpoints.reserveCapacity((bytes.count - base) / Self.stride + 1)
    var index = 0
    for byte in base..<bytes.count where bytes[byte] & 0xC0 != 0x80 {
      if index % Self.stride == 0 { checkpoints.append(UInt32(byte)) }
      index += 1
    }
  }

  @inline(__always) mutating func byteOffset(ofScalar index: Int) -> Int {
    isASCII ? min(base &+ index, bytes.count) : byteOffset(amongOthers: index)
  }

  private mutating func byteOffset(amongOthers index: Int) -> Int {
    if index < cursor.index || index - cursor.index > Self.stride {
      let checkpoint = min(index / Self.stride, checkpoints.count - 1)
      guard checkpoint >= 0 else { return base }
      cursor = (checkpoint * Self.stride, Int(checkpoints[checkpoint]))
    }
    var (at, byte) = cursor
    while at < index && byte < bytes.count {
      byte += 1
      while byte < bytes.count && bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      at += 1
    }
    cursor = (at, byte)
    return byte
  }
}
