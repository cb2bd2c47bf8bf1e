import Testing
import Text

@Suite struct SparklineTests {
  @Test(arguments: [
    ([0, 1, 2, 3, 4, 5, 6, 7, 8], 9, "▁▂▃▄▅▆▇██"), ([8, 8, 0, 0], 2, "█▁"), ([0, 0, 0], 8, "▁▁▁"),
    ([nil, 4, nil, nil], 4, " █  "), ([nil, 4, nil, nil, 2, 2], 3, "█ ▅"), ([], 8, ""), ([1, 2], 0, ""),
  ]) func `curves`(_ values: [Double?], _ width: Int, _ line: String) {
    #expect(Sparkline.text(values, width: width) == line)
  }

  /// What is not a height is a gap or the lowest one; no curve is wider than it may be.
  @Test(arguments: [1, 2, 3, 7, 16, 100]) func `widths`(_ width: Int) {
    let line = Sparkline.text((0..<100).map { $0 % 7 == 0 ? nil : Double($0) }, width: width)
    #expect(line.count <= width && line.hasSuffix("█"))
  }
}
