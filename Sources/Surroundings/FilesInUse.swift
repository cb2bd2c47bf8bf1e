package import Diagnostics
internal import Glibc
internal import Synchronization
internal import Text

/// The files that a run reads or keeps its state in. No output replaces one of them: a typing error would cost a rule
/// file, a list or everything that a state file holds.
package enum FilesInUse {
  private struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }
  private static let known = Mutex<Set<Identity>>([])

  /// What the regular files that were opened by name looked like then; nil where there was none.
  private static let stamps = Mutex<[(path: String, stamp: FileStamp?)]>([])

  package static func add(descriptor: Int32) {
    var facts = stat()
    if fstat(descriptor, &facts) == 0 { add(facts) }
  }

  /// Adds a file that was opened to be read.
  static func add(descriptor: Int32, openedAs path: String) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { return }
    add(facts)
    if let stamp = FileStamp(facts) { stamps.withLock { $0.append((path, stamp)) } }
  }

  /// Notes that there was no file of a name.
  static func addMissing(_ path: String) { stamps.withLock { $0.append((path, nil)) } }

  /// Begins a run that may be repeated when its files change, or one of many in a program that goes on.
  package static func forgetStamps() { stamps.withLock { $0 = [] } }

  /// Whether a file that was opened or missed since then is another one by now.
  static var haveChanged: Bool { stamps.withLock { $0 }.contains { FileStamp($0.path) != $0.stamp } }

  /// Adds a file, if it exists.
  package static func add(path: String) {
    var facts = stat()
    if stat(path, &facts) == 0 { add(facts) }
  }

  /// Adds a state file, and the files that SQLite keeps beside it.
  package static func add(stateFile path: String) {
    for name in [path, path + "-wal", path + "-shm"] { add(path: name) }
  }

  /// Whether a file that was opened is the one to which the shell sends standard output.
  static func isStandardOutput(_ descriptor: Int32) -> Bool {
    var (facts, output) = (stat(), stat())
    guard fstat(descriptor, &facts) == 0, fstat(STDOUT_FILENO, &output) == 0 else { return false }
    return facts.st_mode & S_IFMT == S_IFREG && identity(facts) == identity(output)
  }

  /// The next step where a file that was opened is standard output as well. The shell has emptied one that has nothing in it.
  static func helpForStandardOutput(_ descriptor: Int32) -> String {
    var facts = stat()
    let isEmpty = fstat(descriptor, &facts) == 0 && facts.st_size == 0
    return isEmpty
      ? "lead standard output to another file; the shell has made or emptied this one: remove it, or get back what it held"
      : "lead standard output to another file"
  }

  private static func add(_ facts: stat) {
    guard facts.st_mode & S_IFMT == S_IFREG else { return }
    known.withLock { _ = $0.insert(identity(facts)) }
  }

  private static func identity(_ facts: stat) -> Identity {
    Identity(device: UInt64(truncatingIfNeeded: facts.st_dev), inode: UInt64(truncatingIfNeeded: facts.st_ino))
  }

  /// Throws when an output would replace one of them.
  package static func check(_ path: String) throws(Failure) {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return }
    let identity = identity(facts)
    if known.withLock({ $0.contains(identity) }) {
      throw Failure("\(quoted(path)) is read or written by this very run", help: "name another file for the output")
    }
  }
}
