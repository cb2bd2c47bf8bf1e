internal import CXXHash

/// Tells whether a file is the one that was read before: XXH3 of 128 bits over its bytes, as `xxhsum -H2` prints it.
/// It protects against accidents, not against malice.
public struct Fingerprint: Hashable, Sendable {
  /// 16 bytes, the most significant one first.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  public init(of bytes: [UInt8]) {
    let sum = RunningFingerprint()
    bytes.withUnsafeBytes { sum.add($0) }
    self = sum.value
  }
}

/// The fingerprint of bytes that come piece by piece.
final class RunningFingerprint {
  private let sum = UnsafeMutableRawPointer.allocate(
    byteCount: Int(PB_XXH3_SIZE), alignment: Int(PB_XXH3_ALIGNMENT))

  init() { pb_xxh3_128_begin(sum) }

  deinit { sum.deallocate() }

  func add(_ bytes: UnsafeRawBufferPointer) { pb_xxh3_128_add(sum, bytes.baseAddress, bytes.count) }

  /// The fingerprint of the bytes so far.
  var value: Fingerprint {
    Fingerprint(
      bytes: [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
        pb_xxh3_128_read(sum, buffer.baseAddress)
        count = 16
      })
  }
}

/// Reads bytes and computes their fingerprint along the way.
public final class FingerprintReader<Input: ByteReader>: ByteReader {
  private var input: Input
  private let sum = RunningFingerprint()

  public init(_ input: Input) { self.input = input }

  /// The fingerprint of what has been read so far.
  public var fingerprint: Fingerprint { sum.value }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try input.read(into: buffer)
    sum.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  /// Reads to the end.
  public func finish() throws {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while try read(into: chunk) > 0 {}
  }
}
