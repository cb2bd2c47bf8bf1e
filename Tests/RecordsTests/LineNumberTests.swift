import Testing

@testable import Records

@Suite struct LineNumberTests {
  @Test(
    arguments: [
      [], [1], [2, 3, 4], [2, 3, 5, 6, 9], [7, 7, 7], [5, 4, 3], [0, 1, 0, 1],
      [UInt32.max - 1, .max, .max, .max],
    ] as [[UInt32]])
  func `contacts keep their lines`(_ lines: [UInt32]) {
    var kept = LineNumbers()
    for line in lines { kept.append(line) }
    #expect(kept.count == lines.count)
    #expect(lines.indices.map { kept[$0] } == lines)
    var all: [UInt32] = []
    kept.forEach { contact, line in
      #expect(contact == all.count)
      all.append(line)
    }
    #expect(all == lines)
  }
}
