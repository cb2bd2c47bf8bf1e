/// NEL, U+2028 and U+2029 are line breaks to libyaml, but text to YAML 1.2, to editors and to us.
///
/// So libyaml reads a copy in which private characters replace them, one scalar for one scalar, and the text of scalars
/// is converted back.
struct SeparatorStandIns {
  private static let separators: [[UInt8]] = [[0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9]]
  /// The last code point of plane 16 that stands for each: `F4 8F BF xx`.
  private let lasts: [UInt8]

  /// Nil when the source itself uses all the characters that could replace them.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var used = [Bool](repeating: false, count: 64)
    for at in 0..<max(0, bytes.count - 3)
    where bytes[at] == 0xF4 && bytes[at + 1] == 0x8F && bytes[at + 2] == 0xBF { used[Int(bytes[at + 3] & 0x3F)] = true }
    // U+10FFFE and U+10FFFF are not characters.
    let free = (0..<62).filter { !used[$0] }.map { UInt8(0x80 + $0) }
    guard free.count >= 3 else { return nil }
    lasts = Array(free.suffix(3))
  }

  func replaced(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count + bytes.count / 8)
    var at = 0
    while at < bytes.count {
      if let (which, length) = separator(in: bytes, at) {
        copy += [0xF4, 0x8F, 0xBF, lasts[which]]
        at += length
      } else {
        copy.append(bytes[at])
        at += 1
      }
    }
    return copy
  }

  private func separator(in bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (which: Int, length: Int)? {
    guard bytes[at] == 0xC2 || bytes[at] == 0xE2 else { return nil }
    for (which, separator) in Self.separators.enumerated() where bytes[at...].starts(with: separator) {
      return (which, separator.count)
    }
    return nil
  }

  /// Converts the text from an offset to its end back.
  func restore(in text: inout [UInt8], from start: Int) {
    var (read, write) = (start, start)
    while read < text.count {
      if text[read] == 0xF4, read + 3 < text.count, text[read + 1] == 0x8F, text[read + 2] == 0xBF,
        let which = lasts.firstIndex(of: text[read + 3])
      {
        for byte in Self.separators[which] {
          text[write] = byte
          write += 1
        }
        read += 4
      } else {
        text[write] = text[read]
        read += 1
        write += 1
      }
    }
    text.removeSubrange(write...)
  }
}
