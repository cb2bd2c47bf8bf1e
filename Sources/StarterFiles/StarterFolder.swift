internal import Checking
package import Diagnostics
internal import ScenarioLanguage
internal import Schemas
internal import Surroundings
internal import Text

/// The folder that `init` writes: the files of `rules/starter`, which are embedded in the program.
package struct StarterFolder {
  private let folder: String
  /// By their paths from the folder, in the order of their bytes.
  private let files: [(path: String, text: [UInt8])]
  package var paths: [String] { files.map(\.path) }

  /// - Parameter withSchemas: whether to write schemas for editors, too, and into each file which one is its own.
  package init(_ folder: String, withSchemas: Bool = false) {
    self.folder = folder
    guard withSchemas else {
      files = starterFiles.map { ($0.path, Array($0.text.utf8)) }
      return
    }
    var subjects: [SchemaSubject] = []
    let named = starterFiles.map { path, text -> (path: String, text: [UInt8]) in
      guard let subject = Self.subject(path, text) else { return (path, Array(text.utf8)) }
      subjects.append(subject)
      let up = String(repeating: "../", count: path.utf8.count { $0 == 0x2F })
      return (path, Array("# yaml-language-server: $schema=\(up)\(Self.path(of: subject))\n\(text)".utf8))
    }
    let schemas = subjects.map { (path: Self.path(of: $0), text: jsonSchema(of: $0)) }
    files = (schemas + named).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func path(of subject: SchemaSubject) -> String { ".schemas/\(subject.rawValue).schema.json" }

  /// Nil for a file that has no schema of ours.
  private static func subject(_ path: String, _ text: String) -> SchemaSubject? {
    if path.hasPrefix(".") || !path.hasSuffix(".yaml") { return nil }
    return isCaseFile(path)
      ? .cases : isScenario(Source(name: path, bytes: Array(text.utf8))) ? .scenario : .rules
  }

  /// What to do next, each a line for a shell.
  package var commands: [String] {
    // A name that begins with a hyphen would be an option.
    let folder = self.folder.hasPrefix("-") ? "./" + self.folder : self.folder
    func path(_ name: String) -> String { shellWord(folder == "." ? name : joined(folder, name)) }
    return [
      "patchbay check \(shellWord(folder)) --contacts \(path("contacts.csv"))",
      "patchbay test \(shellWord(folder))",
      "patchbay simulate \(path("routing.yaml")) \(path("scenarios/saturday.yaml")) --report saturday.html",
      "patchbay studio \(shellWord(folder))",
    ]
  }

  /// Writes all files, or none.
  package func write() throws(Failure) {
    let existing = paths.filter { isThere(joined(folder, $0)) }
    if !existing.isEmpty {
      throw Failure(
        "nothing was written, for \(existing.count == 1 ? "a file is" : "files are") there already: "
          + existing.map { quoted(joined(folder, $0)) }.joined(separator: ", "),
        help: "name another folder")
    }
    var made: [String] = []
    do throws(Failure) {
      for path in paths { try makeFolders(leadingTo: joined(folder, path), made: &made) }
      // A full disk is noticed before the first file is in its place.
      var written: [OutputFile] = []
      for (path, text) in files {
        let file = try OutputFile(joined(folder, path))
        written.append(file)
        try file.writer.write(text)
        try file.writer.flush()
      }
      for file in written { try file.commit() }
    } catch {
      for folder in made.reversed() { removeFolder(folder) }
      throw error
    }
  }
}
