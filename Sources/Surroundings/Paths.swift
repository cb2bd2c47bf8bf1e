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

/// Whether there is something at a path, a link that leads nowhere included.
package func isThere(_ path: String) -> Bool {
  var facts = stat()
  return lstat(path, &facts) == 0
}

/// Makes the folders that lead to a file.
///
/// - Parameter made: gets those that did not exist, outer ones first, also where one of them cannot be made.
package func makeFolders(leadingTo path: String, made: inout [String]) throws(Failure) {
  let folder = splitPath(path).folder
  if folder.isEmpty || isFolder(folder) { return }
  try makeFolders(leadingTo: folder, made: &made)
  guard mkdir(folder, 0o777) == 0 else { throw .system("make the folder", folder, errno: errno) }
  made.append(folder)
}

/// Removes a folder that is empty; others stay.
package func removeFolder(_ path: String) { rmdir(path) }
