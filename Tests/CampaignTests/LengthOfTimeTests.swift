import Campaign
import Testing

@Suite struct LengthOfTimeTests {
  @Test(
    arguments: [
      ("90s", 90_000), ("30m", 1_800_000), ("1h", 3_600_000), ("2h30m", 9_000_000), ("1d", 86_400_000), ("250ms", 250),
      ("1.5h", 5_400_000), ("0s", 0), ("0.5ms", 1), ("0.4ms", 0), ("1d1h1m1s1ms", 90_061_001), ("0.1s", 100),
      ("1.0000000001s", 1_000), ("99999999999999999999d", .max), ("106751991168d", .max),
      ("9223372036854775807ms1ms", nil),
      ("", nil), ("1", nil), ("h", nil), ("1h1h", nil), ("1m1h", nil), ("01h", nil), ("1.h", nil), (".5h", nil),
      ("-1h", nil), ("1 h", nil), ("1H", nil), ("1w", nil), ("1e3s", nil), ("1hm", nil), ("1h30", nil), ("never", nil),
      ("\u{661}h", nil), ("1.5.5h", nil),
    ] as [(String, Int64?)])
  func `a length of time is so many milliseconds`(_ text: String, _ milliseconds: Int64?) {
    #expect(LengthOfTime.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [0, 1, 999, 1_000, 60_000, 90_000, 3_600_000, 5_400_000, 86_400_000, 90_061_001] as [Int64])
  func `what is written reads as the same`(_ milliseconds: Int64) {
    #expect(LengthOfTime.milliseconds(LengthOfTime.text(milliseconds)) == milliseconds)
  }
}
