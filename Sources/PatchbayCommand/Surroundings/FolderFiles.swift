import Diagnostics
import Glibc
import Text

/// The files below a folder that may be YAML, in the order of their paths. Hidden names are skipped, and links to folders
/// are not followed: a link may lead back up.
struct FolderFiles {
  /// Those whose names end in `.yaml` or `.yml`, in upper or lower case.
  private(set) var yaml: [String] = []
  /// Those that would end so, had no editor added another ending: `routing.yaml.txt`.
  private(set) var misnamed: [String] = []

  init(below root: String) throws(Failure) {
    var waiting = [root]
    while let folder = waiting.popLast() {
      try Interruption.check()
      var folders: [String] = []
      for name in try folderNames(folder) where !name.hasPrefix(".") {
        let path = joined(folder, name)
        var facts = stat()
        guard lstat(path, &facts) == 0 else { continue }
        if facts.st_mode & S_IFMT == S_IFDIR {
          folders.append(path)
        } else if stem(name, yamlEndings) != nil {
          yaml.append(path)
        } else if let rest = stem(name, Self.addedEndings), stem(rest, yamlEndings) != nil {
          misnamed.append(path)
        }
      }
      waiting.append(contentsOf: folders.reversed())
    }
    yaml.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    misnamed.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What editors and word processors add to a name.
  private static let addedEndings = [".txt", ".doc", ".docx", ".rtf", ".odt", ".html", ".pages"]
}

/// How the names of YAML files end, in lower case.
let yamlEndings = [".yaml", ".yml"]

/// A name without one of some endings, which may be in upper case; nil when it has none of them, or nothing else.
func stem(_ name: String, _ endings: [String]) -> String? {
  let lower = name.lowercased()
  guard lower.utf8.count == name.utf8.count else { return endings.first { name.hasSuffix($0) }.map(dropping(name)) }
  return endings.first { lower.hasSuffix($0) && lower.count > $0.count }.map(dropping(name))
}

private func dropping(_ name: String) -> (String) -> String { { String(name.dropLast($0.count)) } }
