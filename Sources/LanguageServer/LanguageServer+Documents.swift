internal import Diagnostics
internal import Editing
internal import JSONTree

// Texts as they are opened, edited and closed.
extension LanguageServer {
  func opened(_ parameters: JSONValue) {
    guard let document = parameters["textDocument"], let uri = document["uri"]?.text, let path = filePath(ofURI: uri),
      let text = document["text"]?.text
    else { return }
    uris[path] = uri
    versions[path] = document["version"]?.whole
    workspace(of: path)?.open(path, text)
    checks.add(urgent: path)
    recheckOthers(than: path)
  }

  func changed(_ parameters: JSONValue) {
    guard let document = parameters["textDocument"], let path = document["uri"]?.text.flatMap(filePath(ofURI:)),
      let workspace = workspace(of: path), workspace.isOpen(path)
    else { return }
    let edits = (parameters["contentChanges"]?.list ?? []).compactMap(textEdit)
    let version = document["version"]?.whole
    workspace.edit(path, edits, version: version, unit)
    // A change that comes late leaves the text at the version that it has.
    versions[path] = version.map { max($0, versions[path] ?? $0) }
    checks.add(urgent: path)
    recheckOthers(than: path)
  }

  private func textEdit(_ change: JSONValue) -> TextEdit? {
    guard let text = change["text"]?.text else { return nil }
    guard let range = change["range"] else { return TextEdit(nil, text) }
    return TextRange(range).map { TextEdit($0, text) }
  }

  func closed(_ parameters: JSONValue) {
    guard let path = parameters[path: ["textDocument", "uri"]]?.text.flatMap(filePath(ofURI:)) else { return }
    checks.remove(path)
    showNone(because: path)
    workspace(of: path)?.close(path)
    found[path] = nil
    versions[path] = nil
    recheckOthers(than: path)
  }

  /// Something changed on the disk, so that any open file may have other problems.
  func filesChanged() { recheckOthers(than: nil) }

  /// Cases, scenarios and rules that name a roster have other problems when another file changes.
  private func recheckOthers(than path: String?) {
    for tree in trees {
      for other in tree.workspace.openPaths where other != path { checks.add(patient: other) }
    }
  }
}
