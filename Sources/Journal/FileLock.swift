import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which part of a state file a run writes to, and keeps others from writing to.
enum Role: Int64, CaseIterable {
  case events = 0
  case deliveries = 1
}

/// A hold on a state file that lasts until it is released or the process ends, however it ends.
///
/// It is a system lock on the file itself, on bytes far behind those that SQLite locks, so no lock file can be left
/// behind, and every name of the file leads to the same lock. SQLite's own locks would not do: they last for a
/// transaction, and between two of them another run could step in.
final class FileLock: Sendable {
  enum Hold: Equatable {
    /// No one else may have the role.
    case exclusive(Role)
    /// No one may have any role.
    case shared
    /// Anyone may.
    case none
  }

  private let file: FileIdentity
  private let hold: Hold
  private let isReleased = Atomic(false)

  private init(_ file: FileIdentity, _ hold: Hold) {
    self.file = file
    self.hold = hold
  }

  deinit { release() }

  func release() {
    guard !isReleased.exchange(true, ordering: .relaxed) else { return }
    openFiles.withLock { files in
      guard var entry = files[file] else { return }
      entry.lower(hold)
      entry.endUse()
      files[file] = entry.users > 0 ? entry : nil
    }
  }

  /// Takes hold of a file, which is created if `creating`, or returns nil while someone else has it.
  static func attempt(_ path: String, _ hold: Hold, creating: Bool) throws(JournalError) -> FileLock? {
    let result: Result<FileLock?, JournalError> = openFiles.withLock { files in
      do throws(JournalError) {
        let file = try opened(path, hold, creating: creating, in: &files)
        guard var entry = files[file] else { return .success(nil) }
        entry.users += 1
        defer { files[file] = entry.users > 0 ? entry : nil }
        var isHeld = false
        do throws(JournalError) {
          isHeld = try entry.raise(hold)
          // A file that was replaced meanwhile is not the one that is meant.
          if isHeld, try identity(path) == file { return .success(FileLock(file, hold)) }
        } catch {
          if isHeld { entry.lower(hold) }
          entry.endUse()
          return .failure(error)
        }
        if isHeld { entry.lower(hold) }
        entry.endUse()
        return .success(nil)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func opened(
    _ path: String, _ hold: Hold, creating: Bool, in files: inout [FileIdentity: OpenFile]
  ) throws(JournalError) -> FileIdentity {
    if let file = try identity(path), files[file] != nil { return file }
    let flags = O_CLOEXEC | O_NONBLOCK | (creating ? O_CREAT : 0)
    // Only the owner: the file holds people's numbers and what they wrote.
    var descriptor = open(path, flags | O_RDWR, 0o600)
    if descriptor < 0, errno == EACCES || errno == EROFS || errno == EPERM {
      let reason = errno
      switch hold {
      case .exclusive:
        throw try identity(path) == nil ? systemError(reason) : .readOnly
      case .shared, .none: descriptor = open(path, flags | O_RDONLY)
      }
    }
    if descriptor < 0, creating, errno == ENOENT { throw path.isEmpty ? .missing : .folderMissing }
    guard descriptor >= 0 else { throw systemError(errno) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw systemError(errno) }
    let file = FileIdentity(facts)
    if files[file] == nil { files[file] = OpenFile(descriptor: descriptor) }
    return file
  }

  /// What stands at a path, nil if nothing does. Only ordinary files are right.
  static func identity(_ path: String) throws(JournalError) -> FileIdentity? {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      if errno == ENOENT { return nil }
      throw systemError(errno)
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return FileIdentity(facts)
    case S_IFDIR: throw .isFolder
    default: throw .notAFile
    }
  }
}

/// A file by what it is, whatever its names.
struct FileIdentity: Hashable {
  let device: UInt64
  let inode: UInt64

  init(_ facts: stat) {
    device = UInt64(truncatingIfNeeded: facts.st_dev)
    inode = UInt64(truncatingIfNeeded: facts.st_ino)
  }
}

/// The error that a number of the system stands for.
func systemError(_ code: Int32) -> JournalError {
  switch code {
  case ENOENT: .missing
  case EISDIR: .isFolder
  case EROFS: .readOnly
  case ENOSPC, EDQUOT: .diskFull
  default: .unreachable(reason: strerror(code).map { String(cString: $0) } ?? "error \(code)")
  }
}

/// The files of this process with their locks.
///
/// A file has one descriptor here, however often it is opened, and keeps it until the last use has ended: when a process
/// closes any descriptor of a file, it loses the locks that SQLite has on it.
private let openFiles = Mutex<[FileIdentity: OpenFile]>([:])

private struct OpenFile {
  let descriptor: Int32
  var users = 0
  /// Holds of this process: one lock of the system covers them all.
  private var exclusive: [Role] = []
  private var shared = 0

  init(descriptor: Int32) { self.descriptor = descriptor }

  mutating func raise(_ hold: FileLock.Hold) throws(JournalError) -> Bool {
    switch hold {
    case .exclusive(let role):
      guard shared == 0, !exclusive.contains(role), try lock(F_WRLCK, role.rawValue, 1) else { return false }
      exclusive.append(role)
    case .shared:
      guard exclusive.isEmpty else { return false }
      if shared == 0 { guard try lock(F_RDLCK, 0, Int64(Role.allCases.count)) else { return false } }
      shared += 1
    case .none: break
    }
    return true
  }

  mutating func lower(_ hold: FileLock.Hold) {
    // Letting go of a lock cannot fail.
    switch hold {
    case .exclusive(let role):
      exclusive.removeAll { $0 == role }
      _ = try? lock(F_UNLCK, role.rawValue, 1)
    case .shared:
      shared -= 1
      if shared == 0 { _ = try? lock(F_UNLCK, 0, Int64(Role.allCases.count)) }
    case .none: break
    }
  }

  mutating func endUse() {
    users -= 1
    if users == 0 { close(descriptor) }
  }

  /// Locks that belong to the open file rather than to the process, which would lose them with the first descriptor closed.
  private func lock(_ kind: some BinaryInteger, _ first: Int64, _ count: Int64) throws(JournalError) -> Bool {
    #if canImport(Glibc)
      let setLock: Int32 = 37  // F_OFD_SETLK
    #else
      let setLock: Int32 = 90  // F_OFD_SETLK
    #endif
    var range = flock()
    range.l_type = Int16(kind)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(0x7000_0000_0000_0000 + first)
    range.l_len = off_t(count)
    if fcntl(descriptor, setLock, &range) == 0 { return true }
    if errno == EAGAIN || errno == EACCES { return false }
    throw systemError(errno)
  }
}
