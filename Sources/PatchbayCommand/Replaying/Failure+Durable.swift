import PatchbayKit

extension Failure {
  /// A contact action of a state file that cannot be used.
  init(_ error: DurableError, _ path: String) {
    switch error {
    case .file(let error): self.init(error, path)
    case .otherList:
      self.init(
        "the contact list is not the one that \(quoted(path)) began with",
        help: "give that list; contacts that join later are events: `{\"event\":\"contact\",\"id\":…}`")
    case .otherRules:
      self.init(
        "the rules decide otherwise than those that \(quoted(path)) began with",
        help: "give `--adopt` to see what changes and go on with them, or name another state file")
    case .unreadable:
      self.init(
        "the state file \(quoted(path)) was written by another version, or is damaged",
        help: "use the version that wrote it, or restore the file from a backup")
    case .otherStream(let line):
      self.init(
        "line \(line) of the events is not the one that \(quoted(path)) took before",
        help: "give the same stream again, or `--new-stream` to take every event as new")
    case .template(let reason): self.init(reason)
    }
  }
}
