/// Reads a zone from the bytes of a TZif file (RFC 9636), versions 1 to 4; nil when they are none.
///
/// Strict: counts, indexes, orders and the footer must be right, and nothing may follow them. Files that count leap seconds are
/// refused, since their instants are not those of the scale of milliseconds since 1970.
public func readTZif(_ bytes: [UInt8], name: String) -> ZoneRules? {
  bytes.withUnsafeBufferPointer { bytes in
    var reader = TZifReader(bytes: bytes)
    guard let first = reader.header() else { return nil }
    guard first.version > 1 else {
      guard let block = reader.block(first, timeBytes: 4), reader.isAtEnd else { return nil }
      return block.rules(name: name, rule: nil)
    }
    // The first block repeats what fits in 32 bits, for old readers.
    guard reader.skip(first.length(timeBytes: 4)), let second = reader.header(), second.version == first.version,
      let block = reader.block(second, timeBytes: 8), let footer = reader.footer(), reader.isAtEnd
    else { return nil }
    if footer.isEmpty { return block.rules(name: name, rule: nil) }
    guard let rule = POSIXZone(footer, allowsLongTimes: second.version >= 3) else { return nil }
    return block.rules(name: name, rule: rule)
  }
}

/// The six counts of a header, and the file's version.
private struct TZifHeader {
  var version: Int
  var universalFlags: Int
  var standardFlags: Int
  var leapSeconds: Int
  var times: Int
  var types: Int
  var characters: Int

  func length(timeBytes: Int) -> Int {
    times * (timeBytes + 1) + types * 6 + characters + leapSeconds * (timeBytes + 4) + standardFlags + universalFlags
  }
}

/// Instants and the offsets between them, as the file has them.
private struct TZifBlock {
  var transitions: [Int64] = []
  /// The offset before the first transition, then that after each.
  var offsets: [Int32] = []

  /// - Parameter rule: what holds after the last transition; nil when the last offset stays.
  func rules(name: String, rule: POSIXZone?) -> ZoneRules? {
    guard let rule else { return ZoneRules(name: name, transitions: transitions, offsets: offsets) }
    guard let last = transitions.last else {
      let all = rule.transitions(after: nil)
      return ZoneRules(name: name, transitions: all.map(\.at), offsets: [rule.standard] + all.map(\.offset))
    }
    // The two must agree where they meet (section 3.3).
    guard rule.offset(at: last) == offsets.last else { return nil }
    let rest = rule.transitions(after: last)
    return ZoneRules(name: name, transitions: transitions + rest.map(\.at), offsets: offsets + rest.map(\.offset))
  }
}

private struct TZifReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= bytes.count - at else { return false }
    at += count
    return true
  }

  private mutating func readBytes(_ count: Int) -> UnsafeBufferPointer<UInt8>? {
    let start = at
    return skip(count) ? UnsafeBufferPointer(rebasing: bytes[start..<at]) : nil
  }

  /// A big-endian number in two's complement.
  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int64 {
    let negative = bytes.first.map { $0 >= 0x80 } ?? false
    return bytes.reduce(negative ? -1 : 0) { $0 << 8 | Int64($1) }
  }

  mutating func header() -> TZifHeader? {
    guard let head = readBytes(44), head[0..<4].elementsEqual("TZif".utf8) else { return nil }
    let version: Int
    switch head[4] {
    case 0: version = 1
    case UInt8(ascii: "2")...UInt8(ascii: "4"): version = Int(head[4]) - 0x30
    default: return nil
    }
    let counts = (0..<6).map { Int(Self.number(head[(20 + 4 * $0)..<(24 + 4 * $0)])) }
    guard counts.allSatisfy({ $0 >= 0 }) else { return nil }
    return TZifHeader(
      version: version, universalFlags: counts[0], standardFlags: counts[1], leapSeconds: counts[2], times: counts[3],
      types: counts[4], characters: counts[5])
  }

  mutating func block(_ header: TZifHeader, timeBytes: Int) -> TZifBlock? {
    guard header.types >= 1, header.types <= 256, header.characters >= 1, header.leapSeconds == 0,
      header.standardFlags == 0 || header.standardFlags == header.types,
      header.universalFlags == 0 || header.universalFlags == header.types
    else { return nil }
    guard let times = readBytes(header.times * timeBytes), let places = readBytes(header.times),
      let types = readBytes(header.types * 6), let characters = readBytes(header.characters),
      let standard = readBytes(header.standardFlags), let universal = readBytes(header.universalFlags)
    else { return nil }
    guard characters.last == 0, standard.allSatisfy({ $0 <= 1 }), universal.allSatisfy({ $0 <= 1 }),
      // What is given in universal time is not given in local standard or daylight time.
      universal.indices.allSatisfy({ universal[$0] == 0 || ($0 < standard.count && standard[$0] == 1) })
    else { return nil }
    var offsets: [Int32] = []
    for type in 0..<header.types {
      let offset = Self.number(types[(6 * type)..<(6 * type + 4)])
      guard let offset = Int32(exactly: offset), ZoneRules.offsetRange.contains(offset), types[6 * type + 4] <= 1,
        types[6 * type + 5] < header.characters
      else { return nil }
      offsets.append(offset)
    }
    var block = TZifBlock(offsets: [offsets[0]])
    for index in 0..<header.times {
      let time = Self.number(times[(timeBytes * index)..<(timeBytes * (index + 1))])
      guard block.transitions.last.map({ $0 < time }) ?? true, places[index] < header.types else { return nil }
      block.transitions.append(time)
      block.offsets.append(offsets[Int(places[index])])
    }
    return block
  }

  /// The text between the two line feeds at the file's end.
  mutating func footer() -> UnsafeBufferPointer<UInt8>? {
    guard let open = readBytes(1), open[0] == 0x0A else { return nil }
    guard let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
    let footer = UnsafeBufferPointer(rebasing: bytes[at..<end])
    at = end + 1
    return footer
  }
}
