internal import Comparing
internal import Diagnostics
internal import Editing
internal import JSONTree
internal import RuleLanguage
internal import Text

// The contact list that a client is set up with.
extension LanguageServer {
  /// Takes the settings: `contacts` is the path of a contact list, from the first folder of the client on.
  func configure(_ settings: JSONValue) {
    guard let wanted = settings["contacts"] else { return }
    let path = wanted.text.flatMap { $0.isEmpty ? nil : joined(trees.first?.path ?? "", $0) }
    if path == contacts { return }
    contacts = path
    reached = [:]
    for tree in trees { for path in tree.workspace.openPaths { checks.add(patient: path) } }
  }

  /// Counts the contacts that the rules of an open file reach, where that is not known of its text yet.
  func count(_ path: String) {
    guard let contacts, let workspace = workspace(of: path), let file = workspace.analysis(path),
      let checked = found[path]?.checked, checked.origins.source === file.text.source, reached[path]?.isOf(file) != true
    else { return }
    let reach: ListReach
    do {
      reach = try countContacts(contacts, checked)
    } catch {
      // Said once: until the client is set up otherwise, nothing is counted.
      self.contacts = nil
      let why = (error as? Failure)?.message ?? "it is not a contact list"
      let text = "the contact list \(quoted(contacts)) is not used: \(why)"
      return outbox.notify("window/showMessage", ["type": 2, "message": .text(text)])
    }
    reached[path] = ReachedContacts(list: splitPath(contacts).base, reach, under: checked)
    renewLenses()
  }

  /// Something is known that was not when the client asked for the lines above the parts of a file.
  func renewLenses() {
    guard client.renewsLenses else { return }
    nextAsked += 1
    outbox.ask("patchbay-\(nextAsked)", "workspace/codeLens/refresh", .null)
  }
}
