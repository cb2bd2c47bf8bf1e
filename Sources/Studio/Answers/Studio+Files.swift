internal import Checking
internal import Diagnostics
internal import Editing
internal import JSONTree
internal import Records
internal import Surroundings
internal import Text

// The files of the folder: listed, read and written.
extension Studio {
  /// More files are not listed.
  private static var mostFiles: Int { 1_000 }

  /// The YAML files below the folder, with how many problems each has, and the contact lists.
  func listFiles() throws(StudioRefusal) -> JSONValue {
    var found: [JSONValue] = []
    do {
      let below = try FolderFiles(below: ".", in: workspace.files, progress: NoProgress())
      let paths = below.yaml.map(Self.fromFolder)
      var run = CheckRun(files: workspace.files, progress: NoProgress())
      run.proves = false
      try run.check(paths.filter { workspace.analysis($0)?.isChecked == true })
      for path in paths.prefix(Self.mostFiles) {
        let problems = run.report.sink.problems.filter { $0.primary.place.source.name == path }
        found.append([
          "path": .text(path), "kind": .text(workspace.analysis(path)?.role.word ?? FileRole.other.word),
          "errors": JSONValue(problems.count { $0.severity == .error }),
          "warnings": JSONValue(problems.count { $0.severity == .warning }),
        ])
      }
      for path in try lists(below: ".") { found.append(["path": .text(path), "kind": "list"]) }
    } catch {
      throw StudioRefusal(error)
    }
    return ["folder": .text(splitPath(folder).base), "version": .text(version), "files": .list(found)]
  }

  /// Files whose names say that they are contact lists.
  private func lists(below root: String) throws(Failure) -> [String] {
    var (waiting, found): ([String], [String]) = ([root], [])
    while let folder = waiting.popLast(), found.count < Self.mostFiles {
      for entry in try files.entries(of: folder) {
        let path = joined(folder, entry.name)
        if entry.isFolder {
          waiting.append(path)
        } else if recordFormat(ofName: entry.name) != nil {
          found.append(Self.fromFolder(path))
        }
      }
    }
    return found.sorted()
  }

  /// `./routing.yaml` as `routing.yaml`.
  private static func fromFolder(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// The text of a file as it is on the disk, and what tells this version from others.
  func read(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let path = try path(request)
    let bytes = try bytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StudioRefusal(.unusable, "\(quoted(path)) is not UTF-8", help: "`patchbay check` shows where it is not")
    }
    return [
      "path": .text(path), "text": .text(text), "version": .text(fingerprint(bytes)),
      "kind": .text(workspace.analysis(path)?.role.word ?? FileRole.other.word),
    ]
  }

  /// Writes a text, unless the file is no longer the version that the page has read: whole, or not at all.
  func write(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let path = try path(request)
    guard let text = request["text"]?.text else { throw StudioRefusal(.request, "a `text` is missing") }
    let known = request["version"]?.text
    let isThere = files.exists(path)
    if isThere {
      let bytes = try bytes(path)
      if known != fingerprint(bytes) { throw conflict(path, bytes) }
    } else if known != nil {
      var refusal = StudioRefusal(
        .conflict, "\(quoted(path)) is no longer there", help: "save it once more to make it again")
      refusal.details = ["version": .null, "text": .null]
      throw refusal
    }
    do throws(Failure) {
      let file = try OutputFile(files.real(path) ?? joined(folder, path), isInput: true)
      try file.writer.write(text)
      try file.commit()
    } catch {
      throw StudioRefusal(error)
    }
    return ["path": .text(path), "version": .text(fingerprint(Array(text.utf8)))]
  }

  private func conflict(_ path: String, _ bytes: [UInt8]) -> StudioRefusal {
    var refusal = StudioRefusal(
      .conflict, "\(quoted(path)) was changed on the disk meanwhile",
      help: "look at both texts, and keep the one that you want")
    refusal.details = [
      "version": .text(fingerprint(bytes)), "text": .text(String(decoding: bytes, as: UTF8.self)),
    ]
    return refusal
  }

  private func path(_ request: JSONValue) throws(StudioRefusal) -> String {
    guard let written = request["path"]?.text else { throw StudioRefusal(.request, "a `path` is missing") }
    return try files.checked(written)
  }

  private func bytes(_ path: String) throws(StudioRefusal) -> [UInt8] {
    do throws(Failure) {
      return try files.source(path).bytes
    } catch {
      throw StudioRefusal(.missing, error.message, help: error.help)
    }
  }
}

extension FileRole {
  /// The word for the page.
  var word: String {
    switch self {
    case .rules: "rules"
    case .cases: "cases"
    case .scenario: "scenario"
    case .roster: "roster"
    case .other: "other"
    }
  }
}
