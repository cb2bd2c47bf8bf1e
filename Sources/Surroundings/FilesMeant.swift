internal import Diagnostics

/// The files of a folder that a path without a file may mean, best first: names that are alike, and the name with another ending.
func filesMeant(by path: String) -> [String] {
  let (parent, name) = splitPath(path)
  guard !name.isEmpty, let entries = try? folderEntries(parent.isEmpty ? "." : parent) else { return [] }
  let files = entries.filter { !$0.isFolder }.map(\.name)
  let sameStem = files.filter { stem($0) == stem(name) && $0 != name }
  let alike = suggest(name, among: files.filter { !sameStem.contains($0) })
  return (sameStem + alike).prefix(3).map { parent.isEmpty ? $0 : joined(parent, $0) }
}

/// A file's name without what stands after its last dot, in lower case.
private func stem(_ name: String) -> String {
  let end = name.lastIndex(of: ".") ?? name.endIndex
  return (end == name.startIndex ? name[...] : name[..<end]).lowercased()
}
