internal import Comparing
internal import Diagnostics
internal import Editing
internal import JSONTree
internal import Records
internal import RuleLanguage
internal import Surroundings
internal import SystemZones
internal import Text
internal import YAMLTree

// The rules on the page beside another version of them.
extension Studio {
  /// Whose replies the text on the page sends elsewhere than the file on the disk, or than that of a commit, for all contacts that can be; and,
  /// where there is a list, how many of it.
  func compare(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    let new = try rules(request)
    var difference = RulesDiff(try otherVersion(request, of: file.path), new)
    if request["list"] != nil { try read(try contactList(request), into: &difference, new) }
    return [
      "verdict": .text(difference.verdict.rawValue), "summary": .text(difference.summary),
      "text": .text(difference.text()),
    ]
  }

  private func otherVersion(_ request: JSONValue, of path: String) throws(StudioRefusal) -> CheckedPolicy {
    guard let revision = request["revision"]?.text, !revision.isEmpty else {
      let source: Source
      do throws(Failure) { source = try files.source(path) } catch {
        throw StudioRefusal(.missing, error.message, help: "save it first")
      }
      return try checked(source, files.loader(for: path), "the saved version")
    }
    guard !revision.contains(":"), let name = RevisionName("\(revision):./\(path)") else {
      throw StudioRefusal(
        .request, "\(quoted(revision)) is no name of a commit",
        help: "write a branch, a tag or a commit, as `main` or `HEAD~1`")
    }
    let git = Git(in: folder)
    let limit = YAMLLimits().bytes
    guard let bytes = try? git.text(of: name.text, limit: limit) else {
      throw StudioRefusal(
        .missing, "Git finds no \(quoted(path)) in \(quoted(revision))",
        help: "write a branch, a tag or a commit that has it, as `main` or `HEAD~1`")
    }
    let loader = git.loader({ name.beside($0)?.text }, limit: limit)
    return try checked(Source(name: name.text, bytes: bytes), loader, "the version of \(quoted(revision))")
  }

  private func checked(
    _ source: Source, _ loader: @escaping FileLoader, _ name: String
  ) throws(StudioRefusal) -> CheckedPolicy {
    var sink = DiagnosticSink()
    if let rules = checkRules(source, loader: loader, zones: systemZones, sink: &sink) { return rules }
    throw StudioRefusal(
      .unusable, "\(name) has \(counted(sink.errorCount, "error")), the first: \(sink.sorted.first?.message ?? "")",
      help: "compare with another version")
  }

  private func read(
    _ list: (name: String, bytes: [UInt8], format: RecordFormat), into difference: inout RulesDiff, _ new: CheckedPolicy
  ) throws(StudioRefusal) {
    var problems = RecordProblems(NoOutput(), name: list.name)
    do {
      let reader = RecordReader(
        ArrayByteReader(list.bytes), format: list.format, list: new.list, ruleTags: RuleTags([new.policy]))
      try difference.read(
        reader, named: list.name, optedOut: OptedOutList(), problems: &problems, progress: NoProgress())
    } catch {
      throw StudioRefusal(error)
    }
    if let failure = problems.failure("record") { throw StudioRefusal(failure) }
  }
}
