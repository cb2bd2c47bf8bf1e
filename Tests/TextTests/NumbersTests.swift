import Testing
import Text

@Suite struct NumbersTests {
  @Test func `lengths of time`() {
    let values = [0, 999.4, 999.6, 42_000, 59_960, 90_000, 3_598_000, 5_820_000, 7_200_000, 400_000_000]
    #expect(
      values.map(clockDuration) == [
        "0 ms", "999 ms", "1.0 s", "42.0 s", "1.0 min", "1.5 min", "1 h", "1 h\u{A0}37 min", "2 h", "4.6 d",
      ])
    #expect([duration(5_400_000), duration(259_200_000)] == ["1.5 h", "3.0 d"])
  }

  @Test func `chosen lengths of time`() {
    #expect(
      [0, 500, 10_800_000, 9_000_000, 129_600_000, 2_592_000_000].map(exactDuration) == [
        "0 s", "500 ms", "3 h", "2 h 30 min", "36 h", "30 d",
      ])
  }

  @Test(
    arguments: [
      (0, "0 s"), (45_999, "45 s"), (60_000, "1 min"), (1_500_000, "25 min"), (3_600_000, "1 h"),
      (11_100_000, "3 h 5 min"),
      (187_200_000, "2 d 4 h"), (172_800_000, "2 d"), (.max, "106,751,991,167 d 7 h"),
    ] as [(Int64, String)])
  func `ages`(_ milliseconds: Int64, _ text: String) { #expect(coarseDuration(milliseconds) == text) }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"), (.min, "-9,223,372,036,854,775,808"),
  ]) func `thousands`(_ number: Int, _ text: String) { #expect(grouped(number) == text) }

  @Test(
    arguments: [
      (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (1234.5, 0, "1,235"), (2.005, 3, "2.005"),
      (1, 2, "1.00"),
      (.infinity, 1, "-"), (.nan, 1, "-"), (1e15, 0, "-"), (-999_999.96, 1, "-1,000,000.0"),
    ] as [(Double, Int, String)])
  func `decimals`(_ value: Double, _ places: Int, _ text: String) { #expect(decimal(value, places: places) == text) }

  @Test(arguments: [
    ("6.1 min", "+6.1 min"), ("-6.1 min", "-6.1 min"), ("0.0 %", "0.0 %"), ("10", "+10"), ("-", "-"), ("0 s", "0 s"),
  ]) func `signs`(_ text: String, _ shown: String) { #expect(signed(text) == shown) }

  @Test func `nouns`() {
    #expect([0, 1, 2].map { counted($0, "rule") } == ["0 rules", "1 rule", "2 rules"])
    #expect([1, 1000].map { counted($0, "entry", plural: "entries") } == ["1 entry", "1,000 entries"])
  }

  @Test func `units stay with their numbers`() {
    #expect(
      unbroken("in 3 h (2 h 5 min), 95 % so; 4 s of 5 d. A 6 minute h")
        == "in 3\u{A0}h (2\u{A0}h 5\u{A0}min), 95\u{A0}% so; 4\u{A0}s of 5\u{A0}d. A 6 minute h")
    #expect(unbroken("") == "" && unbroken(" a ") == " a ")
  }

  @Test func `shares`() {
    #expect([0, 1, 0.5, 0.9996].map { percent($0) } == ["0 %", "100 %", "50.0 %", "100.0 %"])
  }
}
