internal import Glibc
internal import Synchronization

/// The names of a few files, which a signal handler can read at any time.
package final class PartialFiles: Sendable {
  /// No run writes this many files at once; one more would be left behind if the run was stopped.
  private static let most = 8
  private nonisolated(unsafe) let places: UnsafeMutablePointer<Atomic<UInt>>

  package init() {
    places = .allocate(capacity: PartialFiles.most)
    for place in 0..<PartialFiles.most { (places + place).initialize(to: Atomic(0)) }
  }

  deinit { places.deallocate() }

  package func add(_ path: String) {
    let copy = strdup(path)
    for place in 0..<PartialFiles.most {
      let taken = places[place].compareExchange(expected: 0, desired: UInt(bitPattern: copy), ordering: .relaxed)
      if taken.exchanged { return }
    }
    free(copy)
  }

  package func drop(_ path: String) {
    for place in 0..<PartialFiles.most {
      let name = places[place].load(ordering: .relaxed)
      guard let text = UnsafeMutablePointer<CChar>(bitPattern: name), strcmp(text, path) == 0 else { continue }
      if places[place].compareExchange(expected: name, desired: 0, ordering: .relaxed).exchanged { free(text) }
      return
    }
  }

  /// Safe inside a signal handler, if the body is.
  package func forEach(_ body: (UnsafePointer<CChar>) -> Void) {
    for place in 0..<PartialFiles.most {
      if let text = UnsafePointer<CChar>(bitPattern: places[place].load(ordering: .relaxed)) { body(text) }
    }
  }
}
