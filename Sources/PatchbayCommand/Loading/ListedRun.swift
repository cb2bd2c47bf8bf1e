import Campaign
import Diagnostics
import Interpreting
import Records
import RuleLanguage
import Surroundings
import Text
import Threads

/// Rules and the contacts of a list, before the events of a run.
struct ListedRun {
  let interpreter: Interpreter
  /// Rows that cannot be read.
  let unreadable: Int

  init(_ checked: CheckedPolicy, _ list: ContactList?, _ streams: StandardStreams) throws {
    let checked = list?.rules(checked) ?? checked
    interpreter = Interpreter(checked)
    guard let list else {
      unreadable = 0
      return
    }
    var problems = RecordProblems(streams, name: list.input.name)
    let reader = list.reader(FileBytes(input: list.input), checked.list, for: [checked.policy])
    let run = interpreter
    try loadContacts(
      reader, into: run.directory, problems: &problems, progress: ProgramProgress(), jobs: processorCount(),
      size: list.input.size, optOut: run.optOut
    ) { arrival, _, _ in run.take(arrival) }
    problems.finish()
    unreadable = problems.errors
  }
}
