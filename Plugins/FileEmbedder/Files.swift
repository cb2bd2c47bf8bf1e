#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files below a folder by their paths within it, hidden ones among them, in no order.
func filePaths(below folder: String, within: String = "") throws(EmbeddingError) -> [String] {
  let path = within.isEmpty ? folder : folder + "/" + within
  guard let stream = opendir(path) else { throw .system(path) }
  defer { closedir(stream) }
  var found: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if name == "." || name == ".." { continue }
    let inner = within.isEmpty ? name : within + "/" + name
    var facts = stat()
    guard stat(folder + "/" + inner, &facts) == 0 else { throw .system(folder + "/" + inner) }
    if facts.st_mode & S_IFMT == S_IFDIR {
      found += try filePaths(below: folder, within: inner)
    } else {
      found.append(inner)
    }
  }
  return found
}

func readFile(_ path: String) throws(EmbeddingError) -> [UInt8] {
  let file = open(path, O_RDONLY)
  guard file >= 0 else { throw .system(path) }
  defer { close(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &buffer, buffer.count)
    guard count >= 0 else { throw .system(path) }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

func writeFile(_ path: String, _ bytes: [UInt8]) throws(EmbeddingError) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
  guard file >= 0 else { throw .system(path) }
  defer { close(file) }
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard count > 0 else { throw .system(path) }
    rest = rest.dropFirst(count)
  }
}

/// Why no file was written.
struct EmbeddingError: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// What the system said last, about a path.
  static func system(_ path: String) -> EmbeddingError {
    EmbeddingError("\(path): \(String(cString: strerror(errno)))")
  }
}

/// Ends the program with a message.
func stop(_ error: EmbeddingError) -> Never {
  let line = Array("error: \(error.message)\n".utf8)
  _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  exit(1)
}
