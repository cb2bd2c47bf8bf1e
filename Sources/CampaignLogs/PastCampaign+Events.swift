internal import Campaign
package import Diagnostics
internal import Fitting
internal import Interpreting
package import Records
internal import Routing
internal import Simulation

extension PastCampaign {
  /// Reads an event stream, as `route` takes it: the rules say who sent which first text, and what they refused.
  package func read(
    events: some ByteReader, lateBy: Int64, problems: inout some RecordProblemReceiver, progress: some Progress
  ) throws {
    var reader = interpreter.events(events, after: StreamPosition(lateBy: lateBy))
    var recorder = LogRecorder(log: log)
    var hasMoments = false
    while let line = try reader.next() {
      lines += 1
      progress.note(lines, "event")
      for remark in line.remarks { problems.report(remark) }
      if line.moment != nil { hasMoments = true }
      for event in line.optOuts { interpreter.engine.take(event, recorder: &recorder) }
      switch line.outcome {
      case .event(let event):
        recorder.taking(event, text: nil)
        if case .contact(let arrival) = event.event, arrival.contact.index >= traits.count { note(arrival, event) }
        interpreter.engine.take(event, recorder: &recorder)
      case .refused(_, let at): interpreter.engine.take(TimedEvent(at: at, event: .clock), recorder: &recorder)
      case .malformed(let problem):
        unreadable += 1
        problems.report(problem)
      }
    }
    if let left = interpreter.directory.unsettledOptOut { problems.report(ofList: left) }
    log = recorder.log
    if log.texted > 0, !hasMoments {
      throw Failure("no event of the log has an `at`", help: "fit a log whose events have moments")
    }
  }
}
