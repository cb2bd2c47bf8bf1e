internal import Campaign

/// Bytes as UTF-8, whatever encoding they came in: the first bytes tell, or someone has said it.
struct DecodedInput<Input: ByteReader> {
  private var input: Input
  private let told: ListEncoding?
  private var encoding: Encoding?
  /// Bytes that came and are not decoded: the first ones, and parts of a character.
  private var raw: [UInt8] = []
  /// Text that had no room.
  private var decoded: [UInt8] = []

  private enum Encoding { case asIs, utf16(isBigEndian: Bool), windows1252, latin1, macintosh }

  /// - Parameter isDecoded: false where the bytes are read as they are.
  init(_ input: Input, told: ListEncoding?, isDecoded: Bool) {
    self.input = input
    self.told = told
    if !isDecoded { encoding = .asIs }
  }

  /// Like `ByteReader.read(into:)`.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if encoding == nil { encoding = try findEncoding() }
    if case .asIs = encoding {
      if raw.isEmpty { return try input.read(into: buffer) }
      return deliver(&raw, into: buffer)
    }
    while decoded.isEmpty {
      let isAtEnd = try !fill(4096)
      decode(isAtEnd: isAtEnd)
      if isAtEnd && decoded.isEmpty { return 0 }
    }
    return deliver(&decoded, into: buffer)
  }

  private func deliver(_ bytes: inout [UInt8], into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(bytes.count, buffer.count)
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    bytes.removeFirst(count)
    return count
  }

  /// Takes up to that many more bytes. False at the end.
  private mutating func fill(_ count: Int) throws -> Bool {
    var more = [UInt8](repeating: 0, count: count)
    let taken = try more.withUnsafeMutableBytes { try input.read(into: $0) }
    raw += more[..<taken]
    return taken > 0
  }

  private mutating func findEncoding() throws -> Encoding {
    while raw.count < 4, try fill(4 - raw.count) {}
    if raw.starts(with: [0xFF, 0xFE]) { return .utf16(isBigEndian: false) }
    if raw.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true) }
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return .asIs }
    // Headers begin with two letters, of which UTF-16 leaves every other byte empty.
    let looks = raw.count == 4 ? raw.map { $0 >= 0x20 && $0 < 0x7F } : []
    if looks == [true, false, true, false], raw[1] == 0, raw[3] == 0 { return .utf16(isBigEndian: false) }
    if looks == [false, true, false, true], raw[0] == 0, raw[2] == 0 { return .utf16(isBigEndian: true) }
    return switch told {
    case nil, .utf8: .asIs
    case .utf16: .utf16(isBigEndian: false)
    case .windows1252: .windows1252
    case .latin1: .latin1
    case .macintosh: .macintosh
    }
  }

  private mutating func decode(isAtEnd: Bool) {
    switch encoding {
    case nil, .asIs: return
    case .latin1:
      for byte in raw { append(UInt32(byte)) }
      raw.removeAll(keepingCapacity: true)
    case .windows1252:
      for byte in raw { append(0x80..<0xA0 ~= byte ? windows1252[Int(byte) - 0x80] : UInt32(byte)) }
      raw.removeAll(keepingCapacity: true)
    case .macintosh:
      for byte in raw { append(byte < 0x80 ? UInt32(byte) : Records.macintosh[Int(byte) - 0x80]) }
      raw.removeAll(keepingCapacity: true)
    case .utf16(let isBigEndian): decodeUTF16(isBigEndian, isAtEnd)
    }
  }

  private mutating func decodeUTF16(_ isBigEndian: Bool, _ isAtEnd: Bool) {
    var at = 0
    func unit(_ place: Int) -> UInt32 {
      let (first, second) = (UInt32(raw[place]), UInt32(raw[place + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    while at + 1 < raw.count {
      let first = unit(at)
      if 0xD800..<0xDC00 ~= first {
        guard at + 3 < raw.count else { break }
        let second = unit(at + 2)
        if 0xDC00..<0xE000 ~= second {
          append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
          at += 4
          continue
        }
      }
      append(first)
      at += 2
    }
    raw.removeFirst(at)
    guard isAtEnd, !raw.isEmpty else { return }
    raw = []
    append(0xD800)
  }

  /// What is not a character becomes a byte that UTF-8 does not have, so that its place is reported.
  private mutating func append(_ code: UInt32) {
    guard let scalar = Unicode.Scalar(code) else { return decoded.append(0xFF) }
    decoded.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
  }
}
