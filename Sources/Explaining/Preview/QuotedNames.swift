internal import Diagnostics
internal import Records

/// Names as JSON strings, back to back: each is quoted once, however often it is written.
package struct QuotedNames: ~Copyable {
  private let bytes: UnsafeMutablePointer<UInt8>
  /// Where each begins, and where the last one ends.
  private let starts: [Int]
  /// Bytes of the longest, with its quotes.
  package let longest: Int

  package init(_ names: [String]) {
    var text: [UInt8] = []
    var starts = [0]
    var longest = 0
    for name in names {
      let start = text.count
      JSONText.appendString(name, to: &text)
      starts.append(text.count)
      longest = max(longest, text.count - start)
    }
    // A cursor reads a whole stride.
    text += [UInt8](repeating: 0, count: LineCursor.stride)
    bytes = .allocate(capacity: text.count)
    bytes.initialize(from: text, count: text.count)
    self.starts = starts
    self.longest = longest
  }

  deinit { bytes.deallocate() }

  @inline(__always) package subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = starts[index]
    return UnsafeBufferPointer(start: bytes + start, count: starts[index &+ 1] &- start)
  }
}
