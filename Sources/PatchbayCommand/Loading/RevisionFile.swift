import Comparing
import Diagnostics
import Surroundings
import Text

extension RevisionName {
  /// The file's text, at most as many bytes and one more.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    guard let bytes = try printedByGit("cat-file blob", text, limit: limit) else {
      throw Failure(
        "Git does not find \(quoted(text))",
        help: "write REVISION:PATH, the path from the top of the repository or with `./` from this folder")
    }
    return bytes
  }

  /// What Git knows by this name: a `blob` is a file, a `tree` a folder; nil where it knows nothing.
  var kind: String? {
    guard let bytes = try? printedByGit("cat-file -t", folder, limit: 100) else { return nil }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// What is in the folder, hidden names left out, in the order of the names' bytes.
  func entries() throws(Failure) -> [FolderEntry] {
    // Each entry ends with a zero: `100644 blob 5716…`, a tab and the name. Without the last option, Git leaves out what
    // is not below the working directory.
    guard let bytes = try printedByGit("ls-tree -z --full-tree", folder, limit: 1 << 28) else {
      throw Failure("Git does not find the folder \(quoted(text))", help: "write REVISION:FOLDER")
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
}
