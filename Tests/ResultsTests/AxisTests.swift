import Testing

@testable import Results

@Suite struct AxisTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let most: Double
    let labels: [String]
    let unit: String?
    init(_ most: Double, _ labels: String, _ unit: String? = nil) {
      self.most = most
      self.labels = labels.split(separator: " ").map(String.init)
      self.unit = unit
    }
    var testDescription: String { "\(most)" }
  }

  @Test(arguments: [
    Row(0, "0 1"), Row(0.3, "0 0.1 0.2 0.3"), Row(1, "0 0.2 0.4 0.6 0.8 1.0"), Row(4.4, "0 1 2 3 4 5"),
    Row(5, "0 1 2 3 4 5"),
    Row(5.1, "0 2 4 6"), Row(603, "0 200 400 600 800"), Row(22_000, "0 5,000 10,000 15,000 20,000 25,000"),
  ])
  func `amounts`(_ row: Row) { #expect(Ticks.amounts(upTo: row.most).labels == row.labels) }

  @Test func `whole amounts`() { #expect(Ticks.amounts(upTo: 0.4, isWhole: true).labels == ["0", "1"]) }

  @Test(arguments: [
    Row(0, "0 1", "milliseconds"), Row(950, "0 500 1,000", "milliseconds"), Row(42_000, "0 15 30 45", "seconds"),
    Row(100_000, "0 30 60 90 120", "seconds"), Row(260_000, "0 2 4 6", "minutes"),
    Row(5_400_000, "0 30 60 90", "minutes"),
    Row(10_800_000, "0 1 2 3", "hours"), Row(500_000_000, "0 2 4 6", "days"),
  ])
  func `durations`(_ row: Row) {
    let ticks = Ticks.durations(upTo: row.most)
    #expect(ticks.labels == row.labels && ticks.unit == row.unit)
    #expect(ticks.top >= row.most)
  }

  @Test(arguments: [
    Row(10_800_000, "0:00 0:30 1:00 1:30 2:00 2:30 3:00", "hours and minutes from the start"),
    Row(9_000_000, "0:00 0:30 1:00 1:30 2:00 2:30", "hours and minutes from the start"),
    Row(129_600_000, "0:00 6:00 12:00 18:00 24:00 30:00 36:00", "hours and minutes from the start"),
    Row(2_592_000_000, "0 5 10 15 20 25 30", "days from the start"),
    Row(240_000, "0 1 2 3 4", "minutes from the start"),
    Row(100_000, "0 15 30 45 60 75 90", "seconds from the start"), Row(4, "0 0 0 0 0", "seconds from the start"),
  ])
  func `moments`(_ row: Row) {
    let ticks = Ticks.moments(until: row.most)
    #expect(ticks.labels == row.labels && ticks.unit == row.unit)
    #expect(ticks.top == row.most)
  }

  @Test func `shares`() {
    #expect(Ticks.shares(upTo: 0.31).labels == ["0 %", "10 %", "20 %", "30 %", "40 %"])
    #expect(Ticks.shares(upTo: 0).labels == ["0 %", "1 %"])
  }

  @Test func `scale`() {
    let scale = Scale(0...200, from: 100, to: 0)
    #expect([0, 50, 200, 300, -1].map { scale($0) } == [100, 75, 0, 0, 100])
    #expect(Scale(0...0, from: 5, to: 9)(3) == 5 && scale(.nan) == 100)
  }

  @Test func `coordinates`() {
    let values = [0, 1.04, 1.05, 12.96, -0.04, -3.25, .nan, .infinity]
    #expect(values.map(coordinate) == ["0", "1", "1.1", "13", "0", "-3.3", "0", "0"])
  }
}
