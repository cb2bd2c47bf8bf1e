/// Tells whether a file is the one that was read before. Made for accidents, not for malice.
///
/// The FNV-1a sum of 64 bits, and the length.
public struct Fingerprint: Hashable, Sendable {
  private var sum: UInt64 = 0xCBF2_9CE4_8422_2325
  private var length: UInt64 = 0

  public init() {}

  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    length &+= UInt64(bytes.count)
  }

  public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// The sum and the length.
  public var bytes: [UInt8] {
    [sum, length].flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) } }
  }
}

/// Reads bytes and takes their fingerprint on the way.
public final class FingerprintReader<Input: ByteReader>: ByteReader {
  private var input: Input
  public private(set) var fingerprint = Fingerprint()

  public init(_ input: Input) { self.input = input }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try input.read(into: buffer)
    fingerprint.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  /// Reads on to the end.
  public func finish() throws {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while try read(into: chunk) > 0 {}
  }
}
