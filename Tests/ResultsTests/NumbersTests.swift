import Simulation
import Statistics
import Testing
import Text

@testable import Results

@Suite struct NumbersTests {
  @Test func `intervals`() {
    #expect(Metric.Unit.milliseconds.text(118_000...132_000) == "2.0 to 2.2 min")
    #expect(Metric.Unit.milliseconds.text(118_000...119_000) == "2.0 min")
    #expect(Metric.Unit.milliseconds.text(-30_000...60_000) == "-0.5 to 1.0 min")
    #expect(Metric.Unit.milliseconds.text(3_000_000...3_900_000) == "50.0 min to 1 h\u{A0}5 min")
    #expect(Metric.Unit.milliseconds.text(3_600_000...Double.infinity) == "1 h to never")
    #expect(Metric.Unit.share.text(0.583...0.594) == "58.3 to 59.4 %")
    #expect(Metric.Unit.contacts.text(519.2...686.4) == "519 to 686")
    #expect(Metric.Unit.contacts.text(2.84...5.3) == "3 to 5")
    #expect(Metric.Unit.contacts.text(0...0.8) == "0 to <1" && Metric.Unit.contacts.text(0.1...0.8) == "<1")
    #expect(QuantityText(.contacts, .plain).text(0.1...0.8) == "<1")
    #expect(QuantityText(.contacts, .plain).text(0...0) == "0 … 0")
  }

  @Test func `decimals`() {
    #expect(
      [places(for: [3, 40]), places(for: [3.5, 40]), places(for: [0.2, 0.5]), places(for: [3.5, 400])] == [0, 1, 2, 0])
    #expect(Metric.Unit.contacts.text(nil as Double?) == "–")
  }

  @Test func `margins`() {
    #expect(BoundedNumber(5, 0...8).margin == 5)
    #expect(BoundedNumber(5).margin == nil && BoundedNumber(.infinity, 1...Double.infinity).margin == nil)
  }
}

/// Numbers of people beside a limit have decimals only where whole ones would look like it.
@Suite struct GateAmountTests {
  struct Row: Sendable {
    let limit: Double
    let values: [Double]
    let estimate: String
    let interval: String
  }

  @Test(arguments: [
    Row(limit: 5, values: [0, 0, 0, 2], estimate: "<1", interval: "<1"),
    Row(limit: 2, values: [1.7, 1.8, 1.8, 1.9], estimate: "1.8", interval: "1.8 … 1.8"),
    Row(limit: 2.5, values: [11, 12, 12, 13], estimate: "12", interval: "12 … 12"),
    Row(limit: 0.05, values: [0, 0, 0, 1], estimate: "0.25", interval: "0.11 … 0.42"),
    Row(limit: 3, values: [3, 3, 3, 3], estimate: "3", interval: "3 … 3"),
    Row(limit: 1, values: [0, 0, 0, 1], estimate: "<1", interval: "<1"),
  ])
  func `numbers beside a limit`(_ row: Row) {
    let values = (0..<40).map { row.values[$0 % row.values.count] }
    let judgement = Judgement(
      .statistic(.mean, .metric(.unanswered), .atMost, limit: row.limit), values.map(Optional.some), level: 0.95)
    let found = judgement.amounts(.precise)
    #expect(found.estimate == row.estimate && found.interval == row.interval, "\(found)")
  }
}

/// One formatter for terminals and pages.
@Suite struct QuantityTextTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let unit: Metric.Unit
    let value: Double?
    let plain: String
    let page: String
    init(_ unit: Metric.Unit, _ value: Double?, _ plain: String, _ page: String) {
      (self.unit, self.value, self.plain, self.page) = (unit, value, plain, page)
    }
    var testDescription: String { "\(unit) \(value.map { "\($0)" } ?? "nil")" }
  }

  @Test(arguments: [
    Row(.milliseconds, 5_820_000, "1.6 h", "1 h\u{A0}37 min"), Row(.share, 0.873, "87 %", "87.3 %"),
    Row(.contacts, 12, "12", "12"), Row(.contacts, 250.4, "250", "250"),
    Row(.contacts, 0.1, "<1", "<1"), Row(.contacts, 0.97, "<1", "<1"), Row(.events, 1.4, "1", "1"),
    Row(.claims, 0, "0", "0"), Row(.contacts, 1e-17, "0", "0"), Row(.ratio, 0.1234, "0.12", "0.123"),
    Row(.members, 1.5, "1.50", "1.5"), Row(.milliseconds, .infinity, "never", "never"), Row(.events, nil, "-", "–"),
    Row(.share, .nan, "-", "–"),
  ])
  func `values`(_ row: Row) {
    #expect(QuantityText(row.unit, .plain).text(row.value) == row.plain)
    #expect(QuantityText(row.unit, .page).text(row.value) == row.page)
  }

  /// A difference of shares is not a share.
  @Test func `differences`() {
    #expect(QuantityText(.share, .plain).difference(0.012) == "+1.2 pp")
    #expect(QuantityText(.share, .page).difference(-0.012) == "−1.2 points")
    #expect(QuantityText(.share, .plain).difference(-0.01...0.02) == "-1.0 pp … +2.0 pp")
    #expect(QuantityText(.contacts, .page).difference(-3...(-3)) == "−3")
    #expect(QuantityText(.milliseconds, .plain).difference(0) == "0 ms")
    #expect(QuantityText(.contacts, .plain).difference(0.4) == "+<1")
    #expect(QuantityText(.contacts, .page).difference(-0.4) == "−<1")
    #expect(QuantityText(.contacts, .plain).difference(-1.4...2.6) == "-1 … +3")
    #expect(QuantityText(.contacts, .plain).difference(0.3...0.5) == "+<1")
  }

  struct HalfWidth: Sendable {
    let unit: Metric.Unit
    let known: Double?
    let wanted: Double
    let texts: [String?]
  }

  /// What is known never looks like what was wanted, nor like nothing.
  @Test(arguments: [
    HalfWidth(unit: .share, known: 0.000_4, wanted: 0.001, texts: ["0.04 %", "0.10 %"]),
    HalfWidth(unit: .share, known: 0.02, wanted: 0.01, texts: ["2.0 %", "1.0 %"]),
    HalfWidth(unit: .milliseconds, known: 3_020, wanted: 3_000, texts: ["3.02 s", "3.00 s"]),
    HalfWidth(unit: .milliseconds, known: 500, wanted: 60_000, texts: ["0.01 min", "1.00 min"]),
    HalfWidth(unit: .contacts, known: 0, wanted: 1, texts: ["0.0", "1.0"]),
    HalfWidth(unit: .contacts, known: 2, wanted: 2, texts: ["2.0", "2.0"]),
    HalfWidth(unit: .share, known: 0.004, wanted: 0.000_1, texts: ["0.40 %", "0.01 %"]),
    HalfWidth(unit: .share, known: nil, wanted: 0.000_1, texts: [nil, "0.01 %"]),
    HalfWidth(unit: .contacts, known: nil, wanted: 2, texts: [nil, "2.0"]),
  ])
  func `half widths`(_ row: HalfWidth) {
    let found = QuantityText(row.unit, .page).halfWidths(known: row.known, wanted: row.wanted)
    #expect([found.known, found.wanted] == row.texts)
  }
}
