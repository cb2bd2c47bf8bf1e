package import Diagnostics
internal import Glibc
internal import Text

/// A file or standard input, open for reading.
package final class InputFile {
  package let descriptor: Int32
  /// What messages call it.
  package let name: String

  private init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// A whole text, such as a rule file: a regular file or `-`. A pipe is not accepted, because it may never end.
  package static func document(_ path: String, standardInputName: String) throws(Failure) -> InputFile {
    if path == "-" { return InputFile(descriptor: STDIN_FILENO, name: standardInputName) }
    // O_NONBLOCK: opening a pipe to which no program writes must not wait.
    let file = try open(path, flags: O_NONBLOCK)
    let kind = try file.kind()
    if kind == S_IFDIR { throw Failure(StandardProblems.folderInsteadOfFile(path)) }
    if kind != S_IFREG { throw Failure(StandardProblems.notARegularFile(path)) }
    return file
  }

  /// A stream of records, such as a contact list: anything that can be read from start to end.
  ///
  /// - Parameter name: what messages call it, where that is not its path.
  package static func stream(
    _ path: String, standardInputName: String, named name: String? = nil
  ) throws(Failure) -> InputFile {
    if path == "-" { return InputFile(descriptor: STDIN_FILENO, name: standardInputName) }
    let file = try open(path, flags: 0, named: name)
    let kind = try file.kind()
    if kind == S_IFDIR { throw Failure(StandardProblems.folderInsteadOfFile(path)) }
    return file
  }

  private static func open(_ path: String, flags: Int32, named name: String? = nil) throws(Failure) -> InputFile {
    while true {
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags)
      if descriptor >= 0 {
        FilesInUse.add(descriptor: descriptor, openedAs: path)
        let file = InputFile(descriptor: descriptor, name: name ?? path)
        if FilesInUse.isStandardOutput(descriptor) {
          throw Failure(
            "\(quoted(path)) is read, and standard output goes to it as well",
            help: FilesInUse.helpForStandardOutput(descriptor))
        }
        return file
      }
      switch errno {
      case EINTR: try Interruption.check()
      case ENOENT:
        FilesInUse.addMissing(path)
        throw Failure(StandardProblems.fileMissing(path, meant: filesMeant(by: path)))
      default: throw Failure(StandardProblems.fileUnreadable(path, errno))
      }
    }
  }

  /// How many bytes a file has; nil for what has no size of its own.
  package var size: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Up to `count` bytes; 0 at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      switch errno {
      case EINTR: try Interruption.check()
      case EAGAIN:
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, 200)
        try Interruption.check()
      case EBADF where descriptor == STDIN_FILENO: throw .closed("read", stream: "standard input", isRead: true)
      default: throw .system("read", name, errno: errno)
      }
    }
  }

  /// Whether something can be read, or its end was reached.
  ///
  /// - Parameter milliseconds: how long to wait for that; nil is for ever.
  package func isReady(within milliseconds: Int32?) throws(Failure) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&request, 1, milliseconds ?? -1)
      if count >= 0 { return count > 0 }
      guard errno == EINTR else { throw .system("read", name, errno: errno) }
      try Interruption.check()
    }
  }

  /// The whole text, at most `limit` bytes and one more, which shows the reader of the text that it is too long.
  package func readAll(limit: Int) throws(Failure) -> [UInt8] {
    var facts = stat()
    let expected = fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(expected, 0), limit) + 1)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while bytes.count <= limit {
      let wanted = min(chunk.count, limit + 1 - bytes.count)
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: chunk[..<wanted]))
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Whether it can be read from its start again.
  package var isRegular: Bool { descriptor != STDIN_FILENO && (try? kind()) == S_IFREG }

  /// Goes back to the start of a regular file.
  package func rewind() throws(Failure) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .system("read again", name, errno: errno) }
  }

  private func kind() throws(Failure) -> mode_t {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .system("read", name, errno: errno) }
    return facts.st_mode & S_IFMT
  }
}
