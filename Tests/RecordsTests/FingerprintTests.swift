import Records
import Testing

@Suite struct FingerprintTests {
  /// The sums that `xxhsum -H2` prints.
  @Test(arguments: [
    ("", "99aa06d3014798d86001c324468d497f"), ("abc", "06b05ab6733a618578af5f94892f3950"),
  ])
  func `known sums`(_ text: String, _ printed: String) {
    let digits = Array("0123456789abcdef")
    let bytes = Fingerprint(of: Array(text.utf8)).bytes
    #expect(String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) == printed)
  }

  /// Bytes have one fingerprint, in whatever pieces they come, and every byte of them counts.
  @Test(arguments: [1, 7, 64, 240, 241, 1_000, 5_000]) func `pieces`(_ piece: Int) throws {
    let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let reader = FingerprintReader(ArrayByteReader(bytes, piece: piece))
    try reader.finish()
    #expect(reader.fingerprint == Fingerprint(of: bytes))
    var seen: Set<Fingerprint> = [reader.fingerprint, Fingerprint(of: bytes.dropLast()), Fingerprint(of: bytes + [0])]
    for place in stride(from: 0, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      seen.insert(Fingerprint(of: damaged))
    }
    #expect(seen.count == 3 + (bytes.count + 12) / 13)
  }
}
