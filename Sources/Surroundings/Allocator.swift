internal import Glibc

/// The system's allocator.
package enum Allocator {
  private static let trimThreshold: Int32 = -1
  private static let mmapThreshold: Int32 = -3
  private static let largeSize: Int32 = 4 << 20
  /// The largest value that glibc accepts.
  private static let largestSize: Int32 = 32 << 20
  private static let muchMemory: Int32 = 512 << 20
  private typealias SetOption = @convention(c) (_ option: Int32, _ value: Int32) -> Int32

  /// Makes large buffers return to the system as soon as they are freed.
  ///
  /// By default glibc keeps freed memory below 32 MB: the columns of millions of contacts, outgrown again and again,
  /// leave holes that are a fifth of all memory. Swift does not import its header, and other allocators have no such
  /// option.
  package static func returnLargeBuffers() { set((mmapThreshold, largeSize)) }

  /// Keeps large buffers for the next request of their size, from now on: replications request the same sizes again and
  /// again, and memory that the system has just supplied costs a page fault every 4 kB.
  package static func keepLargeBuffers() { set((mmapThreshold, largestSize), (trimThreshold, muchMemory)) }

  private static func set(_ options: (option: Int32, value: Int32)...) {
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(symbol, to: SetOption.self)
    for (option, value) in options { _ = set(option, value) }
  }
}
