import Diagnostics
import Glibc
import Text
import YAMLTree

/// A file of a commit, as Git names it: `main:rules/routing.yaml`, from the top of the repository, or `HEAD~2:./routing.yaml`, from
/// the working directory.
struct RevisionFile {
  /// The whole name.
  let name: String
  private let revision: Substring
  private let path: Substring

  /// Nil for a path without a colon, and for one that leads to a file.
  init?(_ name: String) {
    guard access(name, F_OK) != 0, let colon = name.firstIndex(of: ":"), colon != name.startIndex else { return nil }
    self.name = name
    revision = name[..<colon]
    path = name[name.index(after: colon)...]
    if path.isEmpty || name.hasPrefix("-") { return nil }
  }

  /// Another file of the same commit, by its path from this one's folder.
  func beside(_ reference: String) -> RevisionFile? {
    if reference.hasPrefix("/") { return nil }
    let isRelative = path.hasPrefix("./") || path.hasPrefix("../")
    var parts: [Substring] = []
    for part in joined(splitPath(String(path)).folder, reference).split(separator: "/") where part != "." {
      if part != ".." || parts.isEmpty || parts.last == ".." { parts.append(part) } else { parts.removeLast() }
    }
    if !isRelative, parts.first == ".." { return nil }
    return RevisionFile("\(revision):\(isRelative ? "./" : "")\(parts.joined(separator: "/"))")
  }

  /// The file's text, at most as many bytes and one more.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    // Its name is one word for the shell, and does not begin like an option.
    guard let pipe = popen("git cat-file blob \(shellWord(name)) 2>/dev/null", "r") else {
      throw .system("start", "git", errno: errno)
    }
    var bytes: [UInt8] = []
    let size = 1 << 16
    var chunk = [UInt8](repeating: 0, count: size)
    while bytes.count <= limit {
      let count = fread(&chunk, 1, min(size, limit + 1 - bytes.count), pipe)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    let status = pclose(pipe)
    guard status == 0 || bytes.count > limit else {
      throw Failure(
        "Git does not find \(quoted(name))",
        help: "write REVISION:PATH, the path from the top of the repository or with `./` from this folder")
    }
    return bytes
  }
}
