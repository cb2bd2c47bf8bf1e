package import Diagnostics
internal import Glibc
internal import Text

/// What a Git command prints about a name, at most as many bytes and one more; nil where it fails.
package func printedByGit(_ command: String, _ name: String, limit: Int) throws(Failure) -> [UInt8]? {
  // The name is one word for the shell, and does not begin like an option.
  guard let pipe = popen("git \(command) \(shellWord(name)) 2>/dev/null", "r") else {
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
