import Diagnostics
import Glibc
import StarterFiles
import Surroundings
import Text

/// The folder that `init` writes: the files of `rules/starter`, which are embedded in the program.
struct StarterFolder {
  private let folder: String
  /// Relative to the folder, in the order of their bytes.
  let paths = starterFiles.map(\.path)

  init(_ folder: String) { self.folder = folder }

  /// What to do next, each a line for a shell.
  var commands: [String] {
    // A name that begins with a hyphen would be an option.
    let folder = self.folder.hasPrefix("-") ? "./" + self.folder : self.folder
    func path(_ name: String) -> String { shellWord(folder == "." ? name : joined(folder, name)) }
    return [
      "patchbay check \(shellWord(folder)) --contacts \(path("contacts.csv"))",
      "patchbay test \(shellWord(folder))",
      "patchbay simulate \(path("routing.yaml")) \(path("scenarios/saturday.yaml")) --report saturday.html",
    ]
  }

  /// Writes all files, or none.
  func write() throws(Failure) {
    let existing = paths.filter { isThere(joined(folder, $0)) }
    if !existing.isEmpty {
      throw Failure(
        "nothing was written, for \(existing.count == 1 ? "a file is" : "files are") there already: "
          + existing.map { quoted(joined(folder, $0)) }.joined(separator: ", "),
        help: "name another folder")
    }
    var made: [String] = []
    do throws(Failure) {
      for path in paths { try makeFolders(of: joined(folder, path), &made) }
      // A full disk is noticed before the first file is in its place.
      var files: [OutputFile] = []
      for (path, text) in starterFiles {
        let file = try OutputFile(joined(folder, path))
        files.append(file)
        try file.writer.write(text)
        try file.writer.flush()
      }
      for file in files { try file.commit() }
    } catch {
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
  }

  private func isThere(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0
  }

  /// Makes the folders that lead to a file, and records those that did not exist.
  private func makeFolders(of path: String, _ made: inout [String]) throws(Failure) {
    let folder = splitPath(path).folder
    if folder.isEmpty || isFolder(folder) { return }
    try makeFolders(of: folder, &made)
    guard mkdir(folder, 0o777) == 0 else { throw .system("make the folder", folder, errno: errno) }
    made.append(folder)
  }
}
