package import Diagnostics
internal import Glibc

/// A buffer for a file descriptor. Every write is checked: a full disk is a `Failure`; a reader that went away closes
/// the writer, which then accepts bytes and drops them until its user checks `isClosed`.
package final class ByteWriter {
  private let descriptor: Int32
  private let name: String
  private let bytes: UnsafeMutableRawBufferPointer
  private var used = 0
  /// Whether the reader at the other end of the pipe is gone. Code that writes a stream stops then; what was found
  /// stays true.
  package private(set) var isClosed = false

  /// - Parameter name: what messages call it, such as `standard output`.
  package init(_ descriptor: Int32, name: String, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.name = name
    self.bytes = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { bytes.deallocate() }

  package func write(_ text: String) throws(Failure) {
    var text = text
    if let failure = text.withUTF8({ attempt(UnsafeRawBufferPointer($0)) }) { throw failure }
  }

  package func write(_ bytes: [UInt8]) throws(Failure) {
    if let failure = bytes.withUnsafeBytes({ attempt($0) }) { throw failure }
  }

  /// Closures with typed throws cannot be passed to the standard library's functions yet.
  private func attempt(_ source: UnsafeRawBufferPointer) -> Failure? {
    do throws(Failure) {
      try write(source)
      return nil
    } catch { return error }
  }

  package func line(_ text: String) throws(Failure) {
    try write(text)
    try write("\n")
  }

  package func write(_ source: UnsafeRawBufferPointer) throws(Failure) {
    if source.count > bytes.count - used { try flush() }
    if source.count > bytes.count { return try drain(source) }
    guard let from = source.baseAddress, let base = bytes.baseAddress else { return }
    (base + used).copyMemory(from: from, byteCount: source.count)
    used += source.count
  }

  package func flush() throws(Failure) {
    let pending = UnsafeRawBufferPointer(rebasing: bytes[..<used])
    used = 0
    try drain(pending)
  }

  private func drain(_ source: UnsafeRawBufferPointer) throws(Failure) {
    var offset = 0
    while offset < source.count, !isClosed {
      guard let base = source.baseAddress else { return }
      let written = Glibc.write(descriptor, base + offset, source.count - offset)
      if written >= 0 {
        offset += written
        continue
      }
      switch errno {
      case EINTR: if Interruption.isRequested { throw Interruption.failure }
      case EAGAIN: try waitUntilWritable()
      case EPIPE: isClosed = true
      case EBADF: throw .closed("write to", stream: name, isRead: false)
      default: throw .system("write to", stream: name, errno: errno)
      }
    }
  }

  /// Standard output may be a pipe that another program made non-blocking.
  private func waitUntilWritable() throws(Failure) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, 200)
    if Interruption.isRequested { throw Interruption.failure }
  }
}
