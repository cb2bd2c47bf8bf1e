/// Effects as they are printed, one a line.
struct EffectLines {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }
  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  /// Where the effects of the event in a line of the stream end, and of all before it.
  func end(ofLine line: Int) -> Int {
    var at = bytes.startIndex
    while at < bytes.endIndex, number(at) <= line {
      at = bytes[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
    }
    return at
  }

  /// Those behind the effect `n`, `i`.
  func dropped(through n: Int, _ i: Int) -> ArraySlice<UInt8> {
    var at = bytes.startIndex
    while at < bytes.endIndex, (number(at), index(at)) <= (n, i) {
      at = bytes[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
    }
    return bytes[at...]
  }

  /// The `i` of the effect that begins at a place.
  private func index(_ start: Int) -> Int {
    let begin = Array(#","i":"#.utf8)
    let behind = bytes[start...].dropFirst(#"{"n":"#.utf8.count).drop { $0 >= 0x30 && $0 <= 0x39 }
    return behind.starts(with: begin) ? Self.digits(behind.dropFirst(begin.count)) : 0
  }

  /// The `n` of the effect that begins at a place.
  private func number(_ start: Int) -> Int {
    Self.digits(bytes[start...].dropFirst(#"{"n":"#.utf8.count))
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }.reduce(0) { $0 &* 10 &+ Int($1 - 0x30) }
  }

  /// How many of them refuse a line that is not an event. Inside a text, quotes have a backslash before them.
  var faults: Int {
    let wanted = Array(#""reason":"malformed""#.utf8)
    var count = 0
    var at = bytes.startIndex
    while let quote = bytes[at...].firstIndex(of: 0x22) {
      if bytes[quote...].starts(with: wanted) { count += 1 }
      at = quote + 1
    }
    return count
  }
}
