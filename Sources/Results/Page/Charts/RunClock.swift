import Campaign
import Simulation
import Text

/// How times of a run are written: as times of day where the rules have texting hours, with which a run begins, and
/// counted from the start otherwise.
struct RunClock {
  /// The minute of the day at which the run begins; nil where it is not known, or the run is longer than a day.
  let begin: Int?
  let until: Milliseconds

  init(_ report: SimulationReport) {
    until = report.scenario.until
    begin = until > .day ? nil : report.beginMinute
  }

  /// `9:30`; from the start `0:30`.
  func text(_ time: Milliseconds) -> String { clock(ofDay(Double(time.count))) }

  /// The time that a clock shows, in milliseconds since midnight; without one, since the start.
  func ofDay(_ milliseconds: Double) -> Double {
    guard let begin else { return milliseconds }
    let day = DurationUnit.days.length
    return (milliseconds + Double(begin) * DurationUnit.minutes.length).truncatingRemainder(dividingBy: day)
  }

  /// The marks of a time axis.
  var ticks: Ticks {
    let fromStart = Ticks.moments(until: Double(until.count))
    guard begin != nil, fromStart.values.count > 1, fromStart.values[1] >= DurationUnit.minutes.length else {
      return fromStart
    }
    return Ticks(
      values: fromStart.values, labels: fromStart.values.map { clock(ofDay($0)) }, unit: "time of day",
      top: fromStart.top)
  }
}
