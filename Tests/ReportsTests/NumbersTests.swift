import Simulation
import Testing

@testable import Reports

@Suite struct NumbersTests {
  @Test func lengthsOfTime() {
    let values = [0, 999.4, 999.6, 42_000, 59_960, 90_000, 3_598_000, 5_820_000, 7_200_000, 400_000_000]
    #expect(
      values.map(length) == [
        "0 ms", "999 ms", "1.0 s", "42.0 s", "1.0 min", "1.5 min", "1 h", "1 h\u{A0}37 min", "2 h", "4.6 d",
      ])
    #expect([duration(5_400_000), duration(259_200_000)] == ["1.5 h", "3.0 d"])
  }

  @Test func chosenLengthsOfTime() {
    #expect(
      [0, 500, 10_800_000, 9_000_000, 129_600_000, 2_592_000_000].map(exactly) == [
        "0 s", "500 ms", "3 h", "2 h 30 min", "36 h", "30 d",
      ])
  }

  @Test func intervals() {
    #expect(Metric.Unit.milliseconds.text(118_000...132_000) == "2.0 to 2.2 min")
    #expect(Metric.Unit.milliseconds.text(118_000...119_000) == "2.0 min")
    #expect(Metric.Unit.milliseconds.text(-30_000...60_000) == "-0.5 to 1.0 min")
    #expect(Metric.Unit.milliseconds.text(3_000_000...3_900_000) == "50.0 min to 1 h\u{A0}5 min")
    #expect(Metric.Unit.milliseconds.text(3_600_000...Double.infinity) == "1 h to never")
    #expect(Metric.Unit.share.text(0.583...0.594) == "58.3 to 59.4 %")
    #expect(Metric.Unit.contacts.text(519.2...686.4) == "519 to 686")
    #expect(Metric.Unit.contacts.text(2.84...5.3) == "2.8 to 5.3")
  }

  @Test func decimals() {
    #expect(
      [places(for: [3, 40]), places(for: [3.5, 40]), places(for: [0.2, 0.5]), places(for: [3.5, 400])] == [0, 1, 2, 0])
    #expect(Metric.Unit.contacts.text(nil) == "–")
  }

  @Test func unitsStayWithTheirNumbers() {
    #expect(
      unbroken("in 3 h (2 h 5 min), 95 % so; 4 s of 5 d. A 6 minute h")
        == "in 3\u{A0}h (2\u{A0}h 5\u{A0}min), 95\u{A0}% so; 4\u{A0}s of 5\u{A0}d. A 6 minute h")
    #expect(unbroken("") == "" && unbroken(" a ") == " a ")
  }

  @Test func shares() {
    #expect([0, 1, 0.5, 0.9996].map { percent($0) } == ["0 %", "100 %", "50.0 %", "100.0 %"])
  }

  @Test func margins() {
    #expect(BoundedNumber(5, 0...8).margin == 5)
    #expect(BoundedNumber(5).margin == nil && BoundedNumber(.infinity, 1...Double.infinity).margin == nil)
  }
}
