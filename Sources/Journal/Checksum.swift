/// A sum over bytes that tells whether they came back as they were written: torn, truncated or flipped bits change it. It
/// is no protection against people.
struct Checksum {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    var sum = mixed(value, UInt64(bytes.count))
    bytes.withUnsafeBytes { raw in
      var at = 0
      while at + 8 <= raw.count {
        sum = mixed(sum, UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
        at += 8
      }
      var rest: UInt64 = 0
      while at < raw.count {
        rest = rest << 8 | UInt64(raw[at])
        at += 1
      }
      sum = mixed(sum, rest)
    }
    value = sum
  }

  /// As a column of SQLite, whose integers have signs.
  var stored: Int64 { Int64(bitPattern: value) }

  /// Both steps can be undone, so no two words lead from one sum to the same.
  private func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x9e37_79b9_7f4a_7c15
    return product ^ product >> 32
  }
}
