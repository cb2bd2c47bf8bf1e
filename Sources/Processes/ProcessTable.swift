import Glibc

/// The processes that the system shows in `/proc`, each with its parent, at about one moment.
struct ProcessTable {
  private var children: [pid_t: [pid_t]] = [:]

  /// Reads it; empty where there is no `/proc`.
  init() {
    guard let folder = opendir("/proc") else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let process = pid_t(name), let parent = Self.parent(of: process) else { continue }
      children[parent, default: []].append(process)
    }
  }

  /// The children of a process, in the order of their numbers.
  func children(of process: pid_t) -> [pid_t] { children[process, default: []].sorted() }

  /// Some processes and all that descends from them.
  func family(of roots: [pid_t]) -> [pid_t] {
    var family = roots
    var next = 0
    while next < family.count {
      family += children(of: family[next])
      next += 1
    }
    return family
  }

  /// The parent as `/proc/ID/stat` has it; nil if the process has ended.
  private static func parent(of process: pid_t) -> pid_t? {
    let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    // The name in parentheses may hold anything, also parentheses; behind it stand the state and the parent.
    guard count > 0, let end = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let words = bytes[(end + 1)..<count].split(separator: UInt8(ascii: " "))
    guard words.count > 1 else { return nil }
    return pid_t(String(decoding: words[1], as: UTF8.self))
  }
}
