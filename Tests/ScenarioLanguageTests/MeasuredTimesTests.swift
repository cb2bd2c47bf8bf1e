import Diagnostics
import ScenarioLanguage
import Simulation
import Testing

@Suite struct MeasuredTimesTests {
  private func reading(_ file: String, _ column: String = "wait") -> Reading {
    Reading(lines: "members: { handling_time: { file: \(file), column: \(column) } }")
  }

  private func times(_ reading: Reading) -> [Double]? {
    guard case .empirical(let times)? = reading.scenario?.members.general.handling.parts.first?.shape else {
      return nil
    }
    return times.values
  }

  @Test func lengthsOfTimeAndSeconds() {
    let reading = reading("waits.csv")
    #expect(reading.codes == [])
    #expect(times(reading) == [250, 45_000, 90_000])
    #expect(times(self.reading("windows.csv")) == [120_000, 180_000])
    #expect(times(self.reading("wide.csv", "\"a,b\"")) == [1_000])
  }

  @Test func whatIsNoTimeIsShownInItsFile() {
    let reading = reading("bad.csv")
    #expect(reading.codes == ["PB0435", "PB0435"])
    #expect(reading.underlined == ["soon", "-5"])
    #expect(reading.problems.map(\.primary.place.source.name) == ["bad.csv", "bad.csv"])
    #expect(reading.problems.first?.message == "`soon` is no length of time")
    #expect(reading.problems.first?.related.map { reading.text(at: $0.place) } == ["wait"])
    let line = LineTable(reading.problems[0].primary.place.source).position(
      ofByte: Int(reading.problems[0].primary.place.span.lower)
    ).line
    #expect(line == 3)
  }

  @Test func columnsAndFilesThatAreNotThere() {
    let column = reading("waits.csv", "waits")
    #expect(column.codes == ["PB0435"])
    #expect(column.underlined == ["waits"])
    #expect(column.problems.first?.message == "`waits.csv` has no column `waits`")
    #expect(column.problems.first?.help == "did you mean `wait`?")

    let file = reading("nowhere.csv")
    #expect(file.codes == ["PB0434"])
    #expect(file.underlined == ["nowhere.csv"])
    #expect(file.problems.first?.message == "cannot load `nowhere.csv`: there is no such file")
    #expect(file.problems.first?.help == "check the path")

    #expect(reading("none.csv").problems.map(\.message) == ["the column `wait` of `none.csv` holds no time"])
    #expect(reading("empty.csv").problems.map(\.message) == ["`empty.csv` has no column `wait`"])
  }
}
