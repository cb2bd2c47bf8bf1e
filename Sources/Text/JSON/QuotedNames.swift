/// Names as JSON strings, back to back: each is quoted once, however often it is written.
public struct QuotedNames: ~Copyable {
  @usableFromInline let bytes: UnsafeMutablePointer<UInt8>
  /// Where each begins, and where the last one ends.
  @usableFromInline let starts: [Int]
  /// Bytes of the longest, with its quotes; 0 without names.
  public let longest: Int

  /// Quotes names, which are identified from then on by their indices.
  public init(_ names: [String]) {
    var text: [UInt8] = []
    var starts = [0]
    var longest = 0
    for name in names {
      var json = JSONWriter()
      json.value(name)
      text += json.bytes
      starts.append(text.count)
      longest = max(longest, json.bytes.count)
    }
    // `ByteCursor.put(padded:)` reads a whole stride.
    text += [UInt8](repeating: 0, count: ByteCursor.stride)
    bytes = .allocate(capacity: text.count)
    bytes.initialize(from: text, count: text.count)
    self.starts = starts
    self.longest = longest
  }

  deinit { bytes.deallocate() }

  /// A name's JSON, for `ByteCursor.put(padded:)`.
  @inlinable @inline(__always) public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = starts[index]
    return UnsafeBufferPointer(start: bytes + start, count: starts[index &+ 1] &- start)
  }
}
