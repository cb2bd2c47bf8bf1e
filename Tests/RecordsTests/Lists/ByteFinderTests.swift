import Testing

@testable import Records

@Suite struct ByteFinderTests {
  /// Texts of bytes that are one bit away from those looked for, or that carry into the next byte when eight are taken at once.
  @Test(arguments: [0x2C, 0x3B, 0x09, 0x7C] as [UInt8])
  func `the first byte is found wherever it is`(_ delimiter: UInt8) {
    let finder = ByteFinder(delimiter, 0x0A, 0x0D, 0x22)
    let wanted: [UInt8] = [delimiter, 0x0A, 0x0D, 0x22]
    let bits = (0..<8).map { UInt8(1) << UInt8($0) }
    let near: [UInt8] = wanted.flatMap { byte in bits.map { byte ^ $0 } } + [0x00, 0x01, 0x80, 0xFF]
    let fillers = near.filter { !wanted.contains($0) }
    for length in 0...20 {
      for place in 0...length {
        for (number, byte) in wanted.enumerated() {
          var text = (0..<length).map { fillers[($0 &* 7 &+ place &+ number) % fillers.count] }
          if place < length { text[place] = byte }
          if place + 1 < length { text[place + 1] = byte ^ 1 }
          let first = text.firstIndex { wanted.contains($0) } ?? length
          let found = text.withUnsafeBufferPointer { text in
            text.baseAddress.map { finder.first(in: $0, from: 0, to: length) } ?? 0
          }
          #expect(found == first, "\(text)")
        }
      }
    }
  }

  @Test func `nothing is found before the start or behind the end`() {
    let finder = ByteFinder(0x2C, 0x0A, 0x0D, 0x22)
    let text: [UInt8] = [0x2C] + Array(repeating: 0x61, count: 11) + [0x2C]
    text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      #expect(finder.first(in: base, from: 1, to: 12) == 12)
      #expect(finder.first(in: base, from: 1, to: 13) == 12)
    }
  }
}
