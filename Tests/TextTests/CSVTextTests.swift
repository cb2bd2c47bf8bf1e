import Testing
import Text

@Suite struct CSVTextTests {
  @Test(arguments: [
    ([], "\r\n"), (["a"], "a\r\n"), (["a", "", "b"], "a,,b\r\n"), (["=1+1", "-1", "x,y"], "'=1+1,-1,\"x,y\"\r\n"),
    (["say \"hi\"", "two\nlines"], "\"say \"\"hi\"\"\",\"two\nlines\"\r\n"),
  ]) func `rows`(_ cells: [String], _ row: String) { #expect(csvRow(cells) == row) }

  @Test(
    arguments: [
      (nil, ""), (.nan, ""), (.infinity, ""), (0, "0"), (-0.0001, "0"), (3, "3"), (1.5, "1.5"), (2.0004, "2"),
      (2.0006, "2.001"), (-1234.5678, "-1234.568"), (1e15, "1000000000000000"), (1e20, "1e+20"),
      (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    ] as [(Double?, String)])
  func `numbers`(_ value: Double?, _ text: String) { #expect(csvNumber(value) == text) }

  @Test func `more than three decimals would be noise`() {
    #expect([1.2345, -1.2345, 0.0004, 7].map(thousandths) == [1.235, -1.235, 0, 7])
  }
}
