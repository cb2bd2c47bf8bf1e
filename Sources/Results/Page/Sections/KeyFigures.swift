import Simulation
import Statistics
import Text

/// Beside a range; no line breaks within it.
let confidence = " (95\u{A0}%\u{A0}confidence)"

/// The numbers below the answer.
struct KeyFigures {
  let report: SimulationReport

  func views() -> [FigureView] { [firstResponse, waiting, list, busy].compactMap(\.self) }

  private var firstResponse: FigureView? {
    guard let metric = report.metric(.firstResponseWait), metric.count > 0, let half = metric.percentile(50),
      metric.openShare < 0.5
    else { return nil }
    return FigureView(
      value: (metric.isOpenOften ? "≥ " : "") + clockDuration(half),
      range: metric.isOpenOften ? nil : metric.percentile(95).map { "95 % within " + clockDuration($0) },
      label: "until half of first replies are answered")
  }

  private var waiting: FigureView? {
    guard let metric = report.metric(.unanswered), let mean = metric.estimate.mean else { return nil }
    let label =
      metric.runsWithAny == nil
      ? mean.rounded() == 1 ? "conversation that waits at the end" : "conversations that wait at the end"
      : "a conversation waits at the end"
    return FigureView(value: metric.wholeText, range: range(metric), label: label)
  }

  private var list: FigureView? {
    guard let send = report.metric(.timeToSendList), let never = report.metric(.neverSent) else { return nil }
    if send.count == report.replications, let mean = send.estimate.mean {
      return FigureView(value: clockDuration(mean), range: range(send), label: "until the whole list is texted")
    }
    guard let mean = never.estimate.mean else { return nil }
    let share = report.contacts == 0 ? "" : " (\(percent(mean / Double(report.contacts))))"
    let label = never.runsWithAny == nil ? "contacts never texted" + share : "a contact is never texted"
    return FigureView(value: never.wholeText, range: range(never), label: unbroken(label))
  }

  private var busy: FigureView? {
    guard let metric = report.metric(.utilisation), let mean = metric.estimate.mean else { return nil }
    return FigureView(
      value: percent(mean), range: range(metric),
      label: "of their time at work, members have something to do")
  }

  /// Nil where all runs had the same value.
  private func range(_ metric: Metric) -> String? {
    guard let range = metric.estimate.interval, range.lowerBound < range.upperBound, metric.runsWithAny == nil else {
      return nil
    }
    return unbroken(metric.unit.text(range)) + confidence
  }
}
