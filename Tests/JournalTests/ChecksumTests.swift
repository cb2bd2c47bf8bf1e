import Testing

@testable import Journal

@Suite struct ChecksumTests {
  /// Rows that differ in what they say, in its order or in where a value ends have different sums.
  @Test func `values order and borders`() {
    let rows: [(inout Checksum) -> Void] = [
      { _ in }, { $0.add([UInt8]()) }, { $0.add([0] as [UInt8]) }, { $0.add([0, 0] as [UInt8]) },
      {
        $0.add("ab")
        $0.add("c")
      },
      {
        $0.add("a")
        $0.add("bc")
      },
      {
        $0.add("c")
        $0.add("ab")
      },
      { $0.add("abc") }, { $0.add(1, 2) }, { $0.add(2, 1) }, { $0.add(nil as Int64?) },
      { $0.add(0 as Int64?) }, { $0.add("" as String?) }, { $0.add(-1) },
    ]
    var sums: [UInt64] = [Checksum("member").value]
    for add in rows {
      var sum = Checksum("batch")
      add(&sum)
      #expect(!sums.contains(sum.value))
      sums.append(sum.value)
    }
  }
}
