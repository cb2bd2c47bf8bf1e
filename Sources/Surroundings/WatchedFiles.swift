internal import Diagnostics
internal import Glibc

/// Runs something again whenever a file changes that the run before has read or missed, or a file comes, goes or changes
/// in the folders of the files that were named.
package struct WatchedFiles {
  private let folders: [String]
  private let endings: [String]
  /// Often enough for someone who waits, and seldom enough to cost nothing.
  private static let pause: UInt32 = 300_000

  /// - Parameters:
  ///   - paths: files and folders.
  ///   - endings: of the files that count in folders, in lower case.
  package init(_ paths: [String], endings: [String]) {
    folders = paths.map { isFolder($0) ? $0 : splitPath($0).folder }.map { $0.isEmpty ? "." : $0 }
    self.endings = endings
  }

  /// Runs until the program is stopped. Why a run failed is shown, and the next one is waited for.
  package func run(_ streams: StandardStreams, _ body: () throws -> Void) throws -> Never {
    while true {
      FilesInUse.forgetStamps()
      let before = stamps()
      do {
        try body()
      } catch let failure as Failure {
        try Interruption.check()
        streams.report(failure)
      }
      try streams.output.flush()
      repeat {
        usleep(Self.pause)
        try Interruption.check()
      } while stamps() == before && !FilesInUse.haveChanged
      streams.note("")
    }
  }

  private func stamps() -> [NamedStamp] {
    var stamps: [NamedStamp] = []
    var waiting = folders
    while let folder = waiting.popLast() {
      for entry in (try? folderEntries(folder)) ?? [] {
        let path = joined(folder, entry.name)
        if entry.isFolder {
          waiting.append(path)
        } else if stem(entry.name, endings) != nil {
          stamps.append(NamedStamp(path: path, stamp: FileStamp(path)))
        }
      }
    }
    return stamps
  }

  private struct NamedStamp: Equatable {
    let path: String
    let stamp: FileStamp?
  }
}

/// What tells a file from its earlier self: its number, size and times.
struct FileStamp: Equatable {
  private let device: UInt64
  private let inode: UInt64
  private let size: Int64
  private let changed: [Int]

  /// Nil where there is no regular file.
  init?(_ path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    self.init(facts)
  }

  init?(_ facts: stat) {
    guard facts.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: facts.st_dev)
    inode = UInt64(truncatingIfNeeded: facts.st_ino)
    size = Int64(facts.st_size)
    changed = [facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_ctim.tv_sec, facts.st_ctim.tv_nsec]
  }
}
