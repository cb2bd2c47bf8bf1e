internal import Comparing
package import Diagnostics
internal import RuleLanguage
internal import Text

extension Failure {
  /// Why the contact action of a state file cannot go on, and what to do about it.
  package init(_ error: DurableError, _ path: String) {
    let file = quoted(path)
    switch error {
    case .file(let error): self.init(error, path)
    case .notBegun(let name):
      self.init(
        "there is no contact action \(quoted(name)) in \(file)",
        help: "check the name of the file and `action` of the rules, or leave out `--resume` to begin it")
    case .otherActions(let name, let others, let same):
      let list = same.isEmpty ? "" : "; \(quotedList(Array(same.prefix(3)), "and")) began with this contact list"
      self.init(
        "\(file) has no contact action \(quoted(name)), only \(quotedList(Array(others.prefix(3)), "and"))\(list)",
        help:
          "to go on with one of them, name it as `action` in the rule file; to begin \(quoted(name)) as well, and text "
          + "its contacts, give `--new-action`")
    case .otherList:
      self.init(
        "the contact list is not the one that \(file) began with",
        help: "give that list; contacts that join later are events: `{\"event\":\"contact\",\"id\":…}`")
    case .listTooLate:
      self.init(
        "\(file) began without a contact list",
        help: "leave it out, and let contacts join as events: `{\"event\":\"contact\",\"id\":…}`; or name another file")
    case .otherRules(let changes):
      let named = 3
      let more = changes.count > named ? "; and \(changes.count - named) more" : ""
      let isOfList = changes.allSatisfy { $0.part == FileKey.list.rawValue }
      let what =
        isOfList ? "the contact list of \(file) is read in another way now" : "the rules of \(file) were edited since"
      self.init(
        "\(what): \(changes.prefix(named).map(\.phrase).joined(separator: "; "))\(more)",
        help: "give `--adopt` to see all that changes and go on with them, or name another state file")
    case .listNeeded:
      self.init(
        "edited rules are adopted together with the contact list that \(file) began with",
        help: "name it with `--contacts`: the rules may ask for what they did not ask for before")
    case .otherContacts:
      self.init(
        "the contact list and the events do not give the contacts that \(file) has",
        help: "use the version of the program that wrote it, or restore the file from a backup")
    case .membersGone(let members):
      let (verb, whom) = members.count == 1 ? ("has", "the member") : ("have", "these members")
      self.init(
        "\(quotedNames(members)) took part in \(file) and \(verb) no place in the edited `team`",
        help: "keep \(whom) in `team`, and leave them out of `members`")
    case .unreadable:
      self.init(
        "the state file \(file) was written by another version, or is damaged",
        help: "use the version that wrote it, or restore the file from a backup")
    case .otherState:
      self.init(
        "the state in \(file) was written by another version of the program",
        help:
          "run `route --state` on it once with `--contacts` and the list that it began with: the state is then made again "
          + "from its events; or use the version that wrote it")
    case .otherEffects(let line):
      self.init(
        "the events of \(file) from line \(line) on lead to other effects now than were told",
        help: "use the version of the program and the time zones (`TZDIR`) of the run that took them")
    case .otherStream(let line):
      self.init(
        "line \(line) of the events is not the one that \(file) took before",
        help: "give the same stream again, or `--new-stream` to take every event as new")
    }
  }
}
