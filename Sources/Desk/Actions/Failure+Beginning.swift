internal import Campaign
package import Diagnostics
internal import Interpreting
internal import Journal
internal import Records
internal import Routing
internal import Text

extension Failure {
  /// A contact action does not begin with a part of its contacts: one that is left out could not be added later under the same
  /// list, and an opt out in a row that cannot be read would be overlooked.
  ///
  /// - Parameter list: the name of the list, in quotes.
  package static func badRows(_ count: Int, of list: String) -> Failure {
    Failure(
      "\(counted(count, "row")) of \(list) cannot be read, so the contact action does not begin",
      help: "correct the list, or give `--skip-bad-rows` to begin without these contacts")
  }
}

extension DurableAction {
  /// One line that says that the state was made again, if it was.
  package func rebuilt(in path: String) -> String? {
    isRebuilt
      ? "note: another version wrote the state in \(quoted(path)); it was made again from \(counted(batches, "batch", plural: "batches")) of events, with the same effects"
      : nil
  }

  /// One line that says that the action has begun, and with how many contacts.
  ///
  /// - Parameters:
  ///   - hasList: whether there is a contact list.
  ///   - skipped: its rows that could not be read.
  package func begun(in path: String, hasList: Bool, without skipped: Int) -> String {
    let missing = hasList ? "" : "; there is no `--contacts`, so they join as events"
    let left = skipped > 0 ? "; \(counted(skipped, "row")) could not be read" : ""
    let count = interpreter.directory.listedOptOutsElsewhere
    let elsewhere = count > 0 ? ", \(grouped(count)) of whom opted out elsewhere" : ""
    return "begun: contact action \(quoted(log.name)) in \(quoted(path)), with "
      + "\(counted(interpreter.engine.state.stats.totals.contacts, "contact"))\(elsewhere)\(left)\(missing)"
  }
}
