#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Memory for large tables that are read at random places.
enum LargeMemory {
  /// The size of a large page, on the machines that have them.
  private static let page = 1 << 21

  /// Memory that `deallocate` gives back. Of much of it the system is asked to make few large pages: a look then waits for the place
  /// alone, and not first for where it lies.
  static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    guard bytes >= page else { return .allocate(byteCount: bytes, alignment: 16) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: page)
    #if os(Linux)
      // Only asked for: where it is refused, all goes on as without.
      _ = madvise(memory, bytes, MADV_HUGEPAGE)
    #endif
    return memory
  }
}
