package import Diagnostics
internal import Glibc
internal import Text

/// Files and folders of commits, by the names that Git knows them by: `main:rules/routing.yaml`.
package struct Git: Sendable {
  /// Where names that begin with `./` start; nil for the working directory.
  private let folder: String?

  package init(in folder: String? = nil) { self.folder = folder }

  /// A file's text, at most as many bytes and one more.
  package func text(of name: String, limit: Int) throws(Failure) -> [UInt8] {
    guard let bytes = try output("cat-file blob", name, limit: limit) else {
      throw Failure(
        "Git does not find \(quoted(name))",
        help: "write REVISION:PATH, the path from the top of the repository or with `./` from this folder")
    }
    return bytes
  }

  /// Finds the files that a file of a commit names, in the same commit.
  ///
  /// - Parameter beside: the name of a file that is referred to; nil for one outside the repository.
  package func loader(_ beside: @escaping (String) -> String?, limit: Int) -> FileLoader {
    { reference, _ in
      guard let name = beside(reference) else {
        return .failure(LoadFailure(reason: "it is outside the repository", help: nil))
      }
      do throws(Failure) {
        return .success(Source(name: name, bytes: try text(of: name, limit: limit)))
      } catch {
        return .failure(LoadFailure(reason: error.message, help: error.help))
      }
    }
  }

  /// What Git knows by a name: a `blob` is a file, a `tree` a folder; nil where it knows nothing.
  package func kind(of name: String) -> String? {
    guard let bytes = try? output("cat-file -t", name, limit: 100) else { return nil }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// What is in a folder, hidden names left out, in the order of the names' bytes.
  package func entries(of name: String) throws(Failure) -> [FolderEntry] {
    // Each entry ends with a zero: `100644 blob 5716…`, a tab and the name. Without the last option, Git leaves out what
    // is not below the working directory.
    guard let bytes = try output("ls-tree -z --full-tree", name, limit: 1 << 28) else {
      throw Failure("Git does not find the folder \(quoted(name))", help: "write REVISION:FOLDER")
    }
    return bytes.split(separator: 0).compactMap { line -> FolderEntry? in
      guard let tab = line.firstIndex(of: 0x09) else { return nil }
      let name = String(decoding: line[(tab + 1)...], as: UTF8.self)
      let kind = line[..<tab].split(separator: 0x20)
      guard !name.hasPrefix("."), kind.count > 1 else { return nil }
      // Links and other repositories are neither.
      if kind[1].elementsEqual("tree".utf8) { return FolderEntry(name: name, isFolder: true) }
      return kind[0].starts(with: "100".utf8) ? FolderEntry(name: name, isFolder: false) : nil
    }
  }

  /// What a Git command prints about a name, at most as many bytes and one more; nil where it fails.
  private func output(_ command: String, _ name: String, limit: Int) throws(Failure) -> [UInt8]? {
    // Each is one word for the shell, and the name does not begin like an option.
    let place = folder.map { "-C \(shellWord($0)) " } ?? ""
    guard !name.hasPrefix("-"), let pipe = popen("git \(place)\(command) \(shellWord(name)) 2>/dev/null", "r") else {
      throw .system("start", "git", errno: errno)
    }
    let size = 1 << 16
    var (bytes, chunk): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: size))
    while bytes.count <= limit {
      let count = fread(&chunk, 1, min(size, limit + 1 - bytes.count), pipe)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    let status = pclose(pipe)
    return status == 0 || bytes.count > limit ? bytes : nil
  }
}
