package import Diagnostics
internal import Glibc
internal import Synchronization
internal import Text

/// The file of `--output`: written beside its destination and moved into place whole, so that a run that fails leaves
/// the old file as it was. A device or a pipe is written directly.
package final class OutputFile {
  package let writer: ByteWriter
  private let descriptor: Int32
  private let destination: String
  /// Nil when the destination is written directly.
  private let temporary: String?
  private let isInput: Bool
  private var isDone = false
  /// Where the files that this run writes lead: no two of them are ever the same.
  private static let destinations = Mutex<Set<String>>([])

  /// Opens the file before any work is done, so that a folder without write permission is noticed at once.
  ///
  /// - Parameter isInput: whether the run intends to replace a file that it has read.
  package init(_ path: String, isInput: Bool = false) throws(Failure) {
    self.isInput = isInput
    if path.isEmpty { throw Failure("the name of an output is empty", help: "name a file, or leave out the option") }
    if let open = openDescriptor(path) {
      // `/dev/stdout` is what is open there, at its offset, even when it leads to a file.
      destination = path
      temporary = nil
      descriptor = dup(open)
      guard descriptor >= 0 else { throw .system("write", path, errno: errno) }
      writer = ByteWriter(descriptor, name: quoted(path))
      return
    }
    destination = resolved(path) ?? path
    var facts = stat()
    let exists = stat(destination, &facts) == 0
    let kind = facts.st_mode & S_IFMT
    if exists, kind == S_IFDIR {
      throw Failure("cannot write \(quoted(path)): it is a folder", help: "name a file in it")
    }
    if exists, kind != S_IFREG {
      temporary = nil
      descriptor = Glibc.open(destination, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system("write", path, errno: errno) }
    } else {
      if exists, access(destination, W_OK) != 0 { throw .system("write", path, errno: errno) }
      let location = Self.location(of: destination)
      guard Self.destinations.withLock({ $0.insert(location).inserted }) else {
        throw Failure("\(quoted(path)) is to hold two different outputs", help: "name another file for one of them")
      }
      var template = Array((destination + ".partial-XXXXXX").utf8CString)
      descriptor = mkstemp(&template)
      guard descriptor >= 0 else { throw .system("write", path, errno: errno) }
      let made = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
      temporary = made
      if let made { Interruption.removeAtEnd(made) }
      fchmod(descriptor, exists ? facts.st_mode & 0o7777 : 0o666 & ~currentMask())
    }
    writer = ByteWriter(descriptor, name: quoted(path))
  }

  deinit {
    if !isDone { abandon() }
    if temporary != nil { Self.destinations.withLock { _ = $0.remove(Self.location(of: destination)) } }
  }

  /// One text for each place, whether the file exists or not.
  private static func location(of path: String) -> String {
    let (folder, base) = splitPath(path)
    return joined(resolved(folder.isEmpty ? "." : folder) ?? folder, base)
  }

  /// Whether a path stands for what standard output leads to.
  package static func isStandardOutput(_ path: String) -> Bool { openDescriptor(path) == STDOUT_FILENO }

  /// Throws when the file would replace one that the run reads, which `commit` refuses. Long work checks this first.
  package func check() throws(Failure) { if !isInput, temporary != nil { try FilesInUse.check(destination) } }

  /// Puts the file in its place.
  package func commit() throws(Failure) {
    do {
      try check()
      try writer.flush()
    } catch {
      abandon()
      throw error
    }
    guard let temporary else {
      isDone = true
      guard close(descriptor) == 0 else { throw .system("write", destination, errno: errno) }
      return
    }
    // Before the rename the bytes must be on disk, or a power failure leaves an empty file under the right name.
    guard fsync(descriptor) == 0, rename(temporary, destination) == 0 else {
      let code = errno
      abandon()
      throw .system("write", destination, errno: code)
    }
    if !isInput { FilesInUse.add(path: destination) }
    isDone = true
    Interruption.keep(temporary)
    close(descriptor)
  }

  private func abandon() {
    isDone = true
    close(descriptor)
    guard let temporary else { return }
    unlink(temporary)
    Interruption.keep(temporary)
  }
}

/// The number of an open descriptor, for a path that stands for one.
private func openDescriptor(_ path: String) -> Int32? {
  if path == "/dev/stdout" { return STDOUT_FILENO }
  if path == "/dev/stderr" { return STDERR_FILENO }
  for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
    return Int32(path.dropFirst(folder.count))
  }
  return nil
}

/// The mode bits that a new file does not get. The system reveals them only when they are set.
private func currentMask() -> mode_t {
  let mask = umask(0)
  umask(mask)
  return mask
}
