package import Diagnostics
internal import Glibc
internal import Text

/// The path without links, `.` and `..`, if it exists.
package func resolved(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(validatingCString: real)
}

/// What is in a folder, hidden names left out, in the order of the names' bytes.
package func folderEntries(_ path: String) throws(Failure) -> [FolderEntry] {
  guard let folder = opendir(path) else { throw .system("read", path, errno: errno) }
  defer { closedir(folder) }
  var names: [String] = []
  errno = 0
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(validatingCString: $0) }
    }
    guard let name else {
      throw Failure(
        "a name in \(quoted(path)) is not valid UTF-8", help: "rename it, or name the other files one by one")
    }
    if !name.hasPrefix(".") { names.append(name) }
    errno = 0
  }
  guard errno == 0 else { throw .system("read", path, errno: errno) }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
    var facts = stat()
    guard lstat(joined(path, name), &facts) == 0 else { return nil }
    return FolderEntry(name: name, isFolder: facts.st_mode & S_IFMT == S_IFDIR)
  }
}

package func isFolder(_ path: String) -> Bool {
  var facts = stat()
  return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
}

/// Whether something has this name, a link that leads nowhere included.
package func isTaken(_ path: String) -> Bool {
  var facts = stat()
  return lstat(path, &facts) == 0
}
