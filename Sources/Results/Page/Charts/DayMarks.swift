import Simulation
import Statistics
import Text

/// What happens at known times of a run, for charts over the day: breaks, shifts that begin or end, and the list done.
struct DayMarks {
  struct Break {
    let from: Double
    let to: Double
  }

  let breaks: [Break]
  /// When shifts begin or end.
  let shifts: [Double]
  /// On average, where every run came to it.
  let listDone: Double?
  private let clock: RunClock

  /// More marks than this would hide the curves.
  private static let most = 8

  /// - Parameter hasList: whether the day is that of one rule file, whose list is done at one time.
  init(_ report: SimulationReport, hasList: Bool = true) {
    let team = report.scenario.members
    let all = (team.mix.isEmpty ? [team.general] : team.mix.map(\.behaviour)) + team.named.map(\.behaviour)
    let until = report.scenario.until
    func distinct(_ times: [Milliseconds]) -> [Double] {
      Set(times.filter { $0 > .zero && $0 < until }).sorted().prefix(DayMarks.most).map { Double($0.count) }
    }
    shifts = distinct(all.flatMap { $0.shifts.flatMap { [$0.start, $0.end].compactMap(\.self) } })
    var seen: [MemberBehaviour.Period] = []
    for rest in all.flatMap(\.breaks) where rest.start < until && !seen.contains(rest) { seen.append(rest) }
    breaks = seen.prefix(DayMarks.most).map {
      Break(from: Double($0.start.count), to: Double(min($0.end ?? until, until).count))
    }
    let send = report.metric(.timeToSendList)
    listDone = hasList && send?.count == report.replications ? send?.estimate.mean : nil
    clock = RunClock(report)
  }

  /// What the marks stand for; empty without any.
  var text: String {
    let rest = breaks.map { time($0.from) + " to " + time($0.to) }
    let turns = shifts.map(time)
    return [
      breaks.isEmpty ? nil : "Shaded: breaks, \(rest.joined(separator: ", ")).",
      shifts.isEmpty ? nil : "Dotted: shifts begin or end at \(turns.joined(separator: ", ")).",
      listDone.map {
        "\(shifts.isEmpty ? "Dotted" : "The last dotted line"): the list is done at \(time($0)) on average."
      },
    ].compactMap(\.self).joined(separator: " ")
  }

  private func time(_ milliseconds: Double) -> String { Results.clock(clock.ofDay(milliseconds)) }

  func draw(in axes: inout Axes) {
    for rest in breaks {
      let (left, right) = (axes.x(rest.from), axes.x(rest.to))
      axes.picture.shades.append(
        .init(
          "shade", x: left, y: axes.top, width: right - left, height: axes.bottom - axes.top,
          hint: "break, \(time(rest.from)) to \(time(rest.to))"))
    }
    var lines = PathText()
    for moment in shifts + [listDone].compactMap(\.self) {
      lines.move(axes.x(moment), axes.bottom)
      lines.along(to: axes.top)
    }
    if !lines.text.isEmpty { axes.picture.paths.append(.init(style: "mark", d: lines.text)) }
  }
}
