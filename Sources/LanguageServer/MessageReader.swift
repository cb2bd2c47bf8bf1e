internal import Text

/// Takes messages out of a stream of bytes: each has a header with its length, as the Language Server Protocol says.
struct MessageReader {
  /// A message, or why there is none.
  enum Found: Equatable {
    case message([UInt8])
    /// A header that says no length; what follows is passed over up to the next header.
    case badHeader
    /// A message longer than the limit, which is passed over.
    case tooLong(Int)
  }

  /// The limit `message size`, in bytes.
  static let mostBytes = 128 << 20
  /// A longer header is none.
  private static let mostHeaderBytes = 4096
  private static let name = Array("content-length:".utf8)

  private var bytes: [UInt8] = []
  /// How many of the bytes were read.
  private var start = 0
  /// How many bytes of a message that is too long are still to come.
  private var passing = 0

  mutating func append(_ more: some Collection<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += more
  }

  /// The next message; nil where more bytes are needed.
  mutating func next() -> Found? {
    if passing > 0 {
      let passed = min(passing, bytes.count - start)
      start += passed
      passing -= passed
      if passing > 0 { return nil }
    }
    guard let body = endOfHeader() else {
      guard bytes.count - start > Self.mostHeaderBytes else { return nil }
      skipToHeader()
      return .badHeader
    }
    guard let length = length(start..<body) else {
      start += 1
      skipToHeader()
      return .badHeader
    }
    if length > Self.mostBytes {
      start = body
      passing = length
      return .tooLong(length)
    }
    guard bytes.count - body >= length else { return nil }
    start = body + length
    return .message(Array(bytes[body..<start]))
  }

  /// Where the blank line after the header ends.
  private func endOfHeader() -> Int? {
    var at = start
    let end = min(bytes.count, start + Self.mostHeaderBytes)
    while at + 1 < end {
      if bytes[at] == 0x0A {
        if bytes[at + 1] == 0x0A { return at + 2 }
        if at + 2 < end, bytes[at + 1] == 0x0D, bytes[at + 2] == 0x0A { return at + 3 }
      }
      at += 1
    }
    return nil
  }

  private func length(_ header: Range<Int>) -> Int? {
    for line in bytes[header].split(separator: 0x0A) where line.count > Self.name.count {
      guard zip(line, Self.name).allSatisfy({ ASCII.lowercased($0) == $1 }) else { continue }
      let digits = line.dropFirst(Self.name.count).filter { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
      guard let length = Int(String(decoding: digits, as: UTF8.self)), length >= 0 else { return nil }
      return length
    }
    return nil
  }

  /// Goes on to where a header may begin.
  private mutating func skipToHeader() {
    while start < bytes.count {
      let rest = bytes[start...]
      if zip(rest, Self.name).allSatisfy({ ASCII.lowercased($0) == $1 }) { return }
      start += 1
    }
  }
}
