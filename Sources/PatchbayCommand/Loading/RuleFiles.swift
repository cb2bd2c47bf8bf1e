import Campaign
import Checking
import Comparing
import Desk
import Diagnostics
import Experiments
import Glibc
import Journal
import Records
import RuleLanguage
import ScenarioLanguage
import Surroundings
import SystemZones
import Text
import YAMLTree

/// Opens rule files and the rosters they name.
struct RuleFiles {
  let root: Root
  let standardInputName: String
  /// Whether a name such as `main:routing.yaml` is that of a file of a commit.
  var takesRevisions = false
  /// The files that other files named.
  private let named = OpenedFiles()

  /// The text of a rule file; `-` is standard input.
  func source(_ path: String) throws(Failure) -> Source {
    // Notepad ends every name with `.txt`; a list of that name is known by its text.
    if recordFormat(ofName: path) != nil, !path.lowercased().hasSuffix(".txt") {
      throw Failure(
        "\(quoted(path)) is a list by its name, expected a YAML file",
        help: "name the rule file here; commands that read contact lists take one as \(quoted("--contacts " + path))")
    }
    if let file = revision(path) { return try source(file) }
    let input = try InputFile.document(path, standardInputName: standardInputName)
    return Source(name: input.name, bytes: try input.readAll(limit: YAMLLimits().bytes))
  }

  /// A file on the disk comes first.
  private func revision(_ path: String) -> RevisionName? {
    takesRevisions && !isOnDisk(path) ? RevisionName(path) : nil
  }

  private func isOnDisk(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private func source(_ file: RevisionName) throws(Failure) -> Source {
    Source(name: file.text, bytes: try Git().text(of: file.text, limit: YAMLLimits().bytes))
  }

  /// Finds the roster of `team: PATH`: relative to the rule file, inside the tree of `--root`.
  func loader(for path: String) -> FileLoader {
    if let file = revision(path) {
      return Git().loader({ file.beside($0)?.text }, limit: YAMLLimits().bytes)
    }
    return { reference, _ in
      switch root.resolve(reference, from: path == "-" ? "" : path) {
      case .failure(let refusal): return .failure(LoadFailure(reason: refusal.reason, help: refusal.help))
      case .success(let real):
        named.paths.insert(real)
        do throws(Failure) {
          let input = try InputFile.document(real, standardInputName: standardInputName)
          let name = path == "-" ? reference : joined(splitPath(path).folder, reference)
          let source = Source(name: name, bytes: try input.readAll(limit: YAMLLimits().bytes))
          named.note(PartOrigin.File(reference: reference, source), by: path)
          return .success(source)
        } catch {
          return .failure(LoadFailure(reason: error.message, help: error.help))
        }
      }
    }
  }

  /// The files that a rule file or a scenario named, each once.
  func opened(by path: String) -> [PartOrigin.File] { named.files.filter { $0.by == path }.map(\.file) }

  /// Whether a rule file named it as its roster.
  func isRoster(_ path: String) -> Bool { resolved(path).map(named.paths.contains) ?? false }

  /// Checks a text in place of a rule file: its roster and its name are those of the file.
  func check(_ source: Source, from path: String, sink: inout DiagnosticSink) -> CheckedPolicy? {
    checkRules(
      source, file: path == "-" ? standardInputName : path, loader: loader(for: path), zones: systemZones, sink: &sink)
  }

  /// A rule file for a command that needs it without errors: problems go to standard error, errors end the run.
  func load(_ path: String, _ streams: StandardStreams) throws(Failure) -> CheckedPolicy {
    try loadWithTexts(path, streams).checked
  }

  /// The same, with the texts that were read.
  func loadWithTexts(
    _ path: String, _ streams: StandardStreams
  ) throws(Failure) -> (checked: CheckedPolicy, texts: RuleTexts) {
    let source = try source(path)
    var texts = RuleTexts(file: .init(name: source.name, bytes: source.bytes))
    let open = loader(for: path)
    var sink = DiagnosticSink()
    let checked = checkRules(
      YAMLReading(source),
      loader: { reference, place in
        let roster = open(reference, place)
        if case .success(let roster) = roster { texts.roster = .init(name: roster.name, bytes: roster.bytes) }
        return roster
      }, zones: systemZones, beside: { casesBeside(path, self) }, sink: &sink)
    streams.show(sink)
    guard let checked else { throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))") }
    return (checked, texts)
  }
}

/// Files that were opened, shared by the loaders that open them.
private final class OpenedFiles {
  /// Without links.
  var paths: Set<String> = []
  private(set) var files: [(by: String, file: PartOrigin.File)] = []

  func note(_ file: PartOrigin.File, by path: String) {
    if !files.contains(where: { $0.by == path && $0.file.reference == file.reference }) { files.append((path, file)) }
  }
}

extension RuleFiles: CheckedFiles {
  func exists(_ path: String) -> Bool { isOnDisk(path) || revision(path).flatMap { Git().kind(of: $0.folder) } != nil }
  func isFolder(_ path: String) -> Bool {
    revision(path).map { Git().kind(of: $0.folder) == "tree" } ?? Surroundings.isFolder(path)
  }
  func entries(of folder: String) throws(Failure) -> [FolderEntry] {
    if let file = revision(folder) { return try Git().entries(of: file.folder) }
    return try folderEntries(folder)
  }
  func withoutLinks(_ path: String) -> String { resolved(path) ?? path }

  func surroundings(
    ofScenario path: String, _ loader: @escaping FileLoader, rules: RoutingPolicy?
  ) -> ScenarioSurroundings {
    surroundings(ofScenario: path, loader, rules: rules, readsList: true)
  }
}
