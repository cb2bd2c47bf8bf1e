import Glibc

/// The system's allocator.
enum Allocator {
  private static let mmapThreshold: Int32 = -3
  private static let largeSize: Int32 = 4 << 20
  private typealias SetOption = @convention(c) (_ option: Int32, _ value: Int32) -> Int32

  /// Makes large buffers go back to the system as soon as they are free.
  ///
  /// Left alone, glibc keeps what is freed below 32 MB: the columns of millions of contacts, outgrown again and again, leave holes
  /// that are a fifth of all memory. Its header is not among those that Swift imports, and other allocators have no such option.
  static func returnLargeBuffers() {
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: SetOption.self)(mmapThreshold, largeSize)
  }
}
