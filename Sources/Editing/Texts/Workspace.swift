package import Checking
internal import Diagnostics
internal import RuleLanguage
internal import YAMLTree

/// The texts that are open in an editor and the files around them.
package final class Workspace<Disk: CheckedFiles> {
  package let files: OpenFiles<Disk>
  private var open: [String: FileAnalysis] = [:]
  /// How each open text came to be what it is. Looked up only.
  private var recent: [String: RecentChanges] = [:]
  /// The open texts in the order in which they were opened.
  package private(set) var openPaths: [String] = []
  /// What is known of files that are not open, as long as their bytes stay the same. Looked up only.
  private var closed: [String: FileAnalysis] = [:]

  package init(_ disk: Disk) { files = OpenFiles(disk) }

  package func open(_ path: String, _ text: String) {
    if open[path] == nil { openPaths.append(path) }
    recent[path] = nil
    set(path, PlacedText(Source(name: path, bytes: Array(text.utf8))))
  }

  /// Makes changes to an open text, one after the other; those of a text that is not open are ignored.
  ///
  /// - Parameter version: the editor's number of the text after them, by which changes that come in the wrong order are put right.
  package func edit(_ path: String, _ edits: [TextEdit], version: Int? = nil, _ unit: ColumnUnit) {
    guard let before = open[path] else { return }
    set(path, recent[path, default: RecentChanges()].text(after: edits, version: version, of: before.text, unit))
  }

  package func close(_ path: String) {
    open[path] = nil
    recent[path] = nil
    openPaths.removeAll { $0 == path }
    files.close(path)
  }

  private func set(_ path: String, _ text: PlacedText) {
    let before = open[path]
    let read = ReadText(text.source, after: before?.read)
    files.open(path, read)
    // A large file of rules is not read before someone asks.
    if let before, before.role == .rules, before.isChecked, text.bytes.count > Self.largeText {
      open[path] = FileAnalysis(rules: path, text, read, after: before)
    } else {
      if before == nil || before?.role == .other { findRosters(near: path) }
      open[path] = FileAnalysis(path, text, read, isRoster: files.isRoster(path), after: before)
    }
  }

  private static var largeText: Int { 1 << 16 }

  package func isOpen(_ path: String) -> Bool { open[path] != nil }

  /// What is known of a file; nil where it cannot be read.
  package func analysis(_ path: String) -> FileAnalysis? {
    if let open = open[path] { return open }
    guard let source = try? files.source(path) else { return nil }
    let isRoster = files.isRoster(path)
    if let known = closed[path], known.text.bytes == source.bytes, (known.role == .roster) == isRoster { return known }
    let found = FileAnalysis(path, PlacedText(source), isRoster: isRoster)
    closed[path] = found
    return found
  }

  /// Looks at the rule files of a folder and of the one around it, so that it is known which files are rosters.
  private func findRosters(near path: String) {
    let folder = splitPath(path).folder
    for folder in [folder, splitPath(folder).folder] {
      for rules in yamlFiles(in: folder) where !isCaseFile(rules) && rules != path {
        if let found = analysis(rules), found.role == .rules { _ = roster(of: found) }
      }
    }
  }

  /// The YAML files of a folder, without those below it.
  func yamlFiles(in folder: String) -> [String] {
    let entries = (try? files.entries(of: folder.isEmpty ? "." : folder)) ?? []
    return entries.filter { !$0.isFolder && stem($0.name, yamlEndings) != nil }.prefix(Self.mostFiles)
      .map { joined(folder, $0.name) }
  }

  /// More files of one folder are not looked at.
  private static var mostFiles: Int { 200 }

  /// The file in which the team of a rule file is written; nil where it is in the file itself.
  func roster(of rules: FileAnalysis) -> FileAnalysis? {
    let document = rules.document
    guard let root = document.root,
      let team = document.entries(root).first(where: { document.string($0.key) == FileKey.team.rawValue })?.value,
      document.kind(team) == .plainScalar || document.kind(team) == .quotedScalar,
      case .success(let source) = files.loader(for: rules.path)(document.string(team), document.place(team))
    else { return nil }
    return analysis(openPath(of: source.name))
  }

  /// The name by which the editor knows a file, if it is open; else the path without links.
  package func openPath(of path: String) -> String {
    if open[path] != nil { return path }
    let real = files.withoutLinks(path)
    return openPaths.first { files.withoutLinks($0) == real } ?? real
  }
}
