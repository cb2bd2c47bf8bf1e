import Checking
import Diagnostics
import Glibc
import Surroundings

/// Waits until a file changes, comes or goes. What rules name beside them is looked at, too: everything in the folders.
struct WatchedFiles {
  private let folders: [String]
  private var last: [UInt64]
  /// Often enough for someone who waits, and seldom enough to cost nothing.
  private static let pause: UInt32 = 300_000

  init(_ paths: [String]) {
    folders = paths.map { isFolder($0) ? $0 : splitPath($0).folder }.map { $0.isEmpty ? "." : $0 }
    last = []
    last = stamps()
  }

  mutating func waitForChange() throws(Failure) {
    while true {
      usleep(Self.pause)
      try Interruption.check()
      let now = stamps()
      if now != last {
        last = now
        return
      }
    }
  }

  /// What tells each file from its earlier self: its number, size and time.
  private func stamps() -> [UInt64] {
    var stamps: [UInt64] = []
    var waiting = folders
    while let folder = waiting.popLast() {
      for entry in (try? folderEntries(folder)) ?? [] {
        let path = joined(folder, entry.name)
        if entry.isFolder {
          waiting.append(path)
        } else if stem(entry.name, yamlEndings) != nil {
          var facts = stat()
          guard stat(path, &facts) == 0 else { continue }
          stamps += [
            UInt64(facts.st_ino), UInt64(bitPattern: Int64(facts.st_size)),
            UInt64(bitPattern: Int64(facts.st_mtim.tv_sec)), UInt64(bitPattern: Int64(facts.st_mtim.tv_nsec)),
          ]
        }
      }
    }
    return stamps
  }
}
