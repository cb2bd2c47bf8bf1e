import Simulation
import Testing
import Text

@testable import Results

@Suite struct NumbersTests {
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

  @Test func margins() {
    #expect(BoundedNumber(5, 0...8).margin == 5)
    #expect(BoundedNumber(5).margin == nil && BoundedNumber(.infinity, 1...Double.infinity).margin == nil)
  }
}
