import Comparing
import Diagnostics
import Glibc
import Text

extension RevisionName {
  /// The file's text, at most as many bytes and one more.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    // Its name is one word for the shell, and does not begin like an option.
    guard let pipe = popen("git cat-file blob \(shellWord(text)) 2>/dev/null", "r") else {
      throw .system("start", "git", errno: errno)
    }
    let size = 1 << 16
    var (bytes, chunk): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: size))
    while bytes.count <= limit {
      let count = fread(&chunk, 1, min(size, limit + 1 - bytes.count), pipe)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard pclose(pipe) == 0 || bytes.count > limit else {
      throw Failure(
        "Git does not find \(quoted(text))",
        help: "write REVISION:PATH, the path from the top of the repository or with `./` from this folder")
    }
    return bytes
  }
}
