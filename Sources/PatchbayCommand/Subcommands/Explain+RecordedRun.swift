import ArgumentParser
import Campaign
import Diagnostics
import Explaining
import Records
import RuleLanguage
import Surroundings

// A recorded run that is asked about, and a moment of it.
extension Explain {
  func validateRecordedRun() throws {
    if state != nil, events != nil { throw ValidationError("`--state` and `--events` exclude each other") }
    if state == nil, action != nil {
      throw ValidationError("`--action` names a contact action of `--state`, which is missing")
    }
    if state != nil, contacts != nil {
      throw ValidationError("`--state` has the contacts of its list: leave `--contacts` out")
    }
    if events == nil, at != nil || lateBy != nil {
      let flag = at != nil ? "--at" : "--late-by"
      throw ValidationError("`\(flag)` is about `--events`, which is missing")
    }
    if events != nil {
      guard let at else { throw ValidationError("`--events` needs `--at`, the line of the event that is meant") }
      if at < 1 { throw ValidationError("`--at` counts lines from 1") }
    }
    try contactFormat.check(contacts)
  }

  /// The moment of `--events` and `--at`.
  func recordedMoment(_ rules: CheckedPolicy, _ streams: StandardStreams) throws -> RecordedMoment {
    let list = try contacts.map { try contactFormat.open($0, standardInputName: input.stdinName) }
    let stream = try InputFile.events(events, input)
    let run = try ListedRun(rules, list, streams)
    var problems = RecordProblems(streams, name: stream.name)
    defer { problems.finish() }
    return try RecordedMoment(
      run.interpreter, events: FileBytes(input: stream), line: at ?? 1, contact: contact,
      lateBy: lateBy?.milliseconds ?? EventOrder.standardLateBy, problems: &problems, progress: ProgramProgress())
  }
}
