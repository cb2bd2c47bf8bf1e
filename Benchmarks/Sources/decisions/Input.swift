import Glibc

/// A file's bytes; ends the program when there is no such file.
func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fail("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = fread(&block, 1, block.count, file)
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

/// The lines of a file, each without its line feed.
func lines(_ path: String) -> [ArraySlice<UInt8>] {
  var lines = contents(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines
}

func fail(_ message: String) -> Never {
  let line = "decisions: \(message)\n"
  _ = write(STDERR_FILENO, line, line.utf8.count)
  exit(2)
}
