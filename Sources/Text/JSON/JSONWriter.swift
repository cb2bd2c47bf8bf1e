/// Writes compact JSON into bytes, following its structure. The caller balances what it opens; the writer takes care of
/// commas and escapes.
///
/// Strings keep their UTF-8, but controls and characters that change the direction of text are escaped, so that a
/// terminal obeys nothing in the JSON.
public struct JSONWriter: Sendable {
  /// What has been written, in UTF-8. Between two documents the caller may remove it.
  public var bytes: [UInt8] = []
  @usableFromInline var needsComma = false

  /// A writer that has written nothing yet.
  @inlinable public init() {}

  /// Starts again, keeping the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Returns what has been written so far, and removes it. The writer continues after it, even in the middle of a
  /// document.
  public mutating func drainBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// What has been written, as a text.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Opens an object.
  @inlinable public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes an object.
  @inlinable public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  @inlinable public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes an array.
  @inlinable public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Opens an object with its first members, as a closure puts them behind the bracket: for lines that must cost almost nothing.
  ///
  /// - Parameters:
  ///   - count: the bytes that the closure puts, at most, which are some.
  ///   - put: puts them.
  @inlinable @inline(__always)
  public mutating func beginObject(atMost count: Int, _ put: (inout ByteCursor) -> Void) {
    appendValue(atMost: count &+ 1) { out in
      out.put(UInt8(ascii: "{"))
      put(&out)
    }
  }

  /// Closes an object that is a document, and ends its line.
  @inlinable public mutating func endObjectAndLine() {
    append(atMost: 2) { $0.put("}\n") }
    needsComma = false
  }

  /// A line break between two documents, as JSON Lines have it.
  @inlinable public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Appends what a closure puts, as it is: for lines that must cost almost nothing. Strings are put with
  /// `JSONEscaping`.
  ///
  /// - Parameters:
  ///   - count: the bytes that the closure puts, at most.
  ///   - put: puts them.
  @inlinable @inline(__always)
  public mutating func append(atMost count: Int, _ put: (inout ByteCursor) -> Void) {
    bytes.append(addingCapacity: count &+ ByteCursor.stride) { span in
      span.withUnsafeMutableBufferPointer { room, used in
        guard let start = room.baseAddress else { return }
        var cursor = ByteCursor(at: start)
        put(&cursor)
        used = cursor.next - start
      }
    }
  }

  /// Appends a value that a closure puts, as it is.
  @inlinable @inline(__always)
  public mutating func appendValue(atMost count: Int, _ put: (inout ByteCursor) -> Void) {
    let needsComma = needsComma
    append(atMost: count &+ 1) { out in
      if needsComma { out.put(UInt8(ascii: ",")) }
      put(&out)
    }
    self.needsComma = true
  }

  @inlinable mutating func open(_ bracket: UInt8) {
    append(bracket)
    needsComma = false
  }

  @inlinable mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  @inlinable mutating func append(_ byte: UInt8) {
    separate()
    bytes.append(byte)
  }

  @inlinable mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}
