package import Diagnostics

/// The files below a folder that may be YAML, in the order of their paths. Hidden names are skipped, and links to folders
/// are not followed.
package struct FolderFiles {
  /// Those whose names end in `.yaml` or `.yml`, in upper or lower case.
  package private(set) var yaml: [String] = []
  /// Those that would end so, had no editor added another ending: `routing.yaml.txt`.
  package private(set) var misnamed: [String] = []

  package init(below root: String, in files: some ReadableFiles, progress: any Progress) throws(Failure) {
    var waiting = [root]
    while let folder = waiting.popLast() {
      try progress.check()
      var folders: [String] = []
      for entry in try files.entries(of: folder) {
        let path = joined(folder, entry.name)
        if entry.isFolder {
          folders.append(path)
        } else if stem(entry.name, yamlEndings) != nil {
          yaml.append(path)
        } else if let rest = stem(entry.name, Self.addedEndings), stem(rest, yamlEndings) != nil {
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
package let yamlEndings = [".yaml", ".yml"]
