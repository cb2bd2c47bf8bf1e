import Campaign
import Comparing
import Diagnostics
import Interpreting
import Records
import RuleLanguage
import Surroundings
import Text
import Threads

/// A recorded event stream that is replayed under two versions of rules.
struct ReplayedEvents {
  let events: String
  let lateBy: Lateness?
  let contacts: String?
  let format: ContactFormatOptions
  let input: InputOptions

  func replay(_ rules: [CheckedPolicy], _ streams: StandardStreams) throws -> RecordedDiff {
    // What is wrong with a list or stream that is read twice is shown once.
    var problems = RecordProblems(streams, name: contacts ?? events, readsOften: true)
    var faults = RecordProblems(streams, name: events, readsOften: true)
    let recorded = try rules.map { rules in
      let list = try contacts.map { try format.open($0, standardInputName: input.stdinName) }
      let rules = list?.rules(rules) ?? rules
      let run = Interpreter(rules)
      if let list {
        try loadContacts(
          list.reader(FileBytes(input: list.input), rules.list, for: [rules.policy]), into: run.directory,
          problems: &problems, progress: ProgramProgress(), jobs: processorCount(), optOut: run.optOut
        ) { arrival, _, _ in run.take(arrival) }
      }
      let stream = try InputFile.events(events, input)
      return try RecordedReplies(
        run, events: FileBytes(input: stream), lateBy: lateBy?.milliseconds ?? EventOrder.standardLateBy,
        problems: &faults, progress: ProgramProgress())
    }
    problems.finish()
    faults.finish()
    return RecordedDiff(recorded[0], recorded[1], named: events)
  }
}
