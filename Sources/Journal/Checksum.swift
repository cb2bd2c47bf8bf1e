import CXXHash

/// A sum over the values of a row that tells whether they are read as they were written: torn, truncated or flipped
/// bytes change it. It does not protect against people.
///
/// XXH3 of 64 bits, whose seed is the sum of the values before. So their order counts, and where each of them ends.
struct Checksum: Equatable {
  private(set) var value: UInt64 = 0

  /// - Parameter kind: of the row, so that none is taken for one of another kind.
  init(_ kind: StaticString) { value = pb_xxh3_64(kind.utf8Start, kind.utf8CodeUnitCount, 0) }

  mutating func add(_ bytes: [UInt8]) {
    value = bytes.withUnsafeBytes { pb_xxh3_64($0.baseAddress, $0.count, value) }
  }

  mutating func add(_ number: Int64) {
    value = withUnsafeBytes(of: number.littleEndian) { pb_xxh3_64($0.baseAddress, $0.count, value) }
  }

  mutating func add(_ numbers: Int...) { for number in numbers { add(Int64(number)) } }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ number: Int64?) {
    add(number == nil ? Int64(0) : 1)
    if let number { add(number) }
  }

  mutating func add(_ text: String?) {
    add(text == nil ? Int64(0) : 1)
    if let text { add(text) }
  }

  /// As a column of SQLite, whose integers have signs.
  var stored: Int64 { Int64(bitPattern: value) }
}
