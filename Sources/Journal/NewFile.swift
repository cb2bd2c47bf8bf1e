#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A state file to which nothing was written yet.
///
/// It comes into its place with its first page in it: that of a database without tables, which bears our mark. So a file without a
/// byte is never one that a run was about to begin, but one that something else made or emptied.
enum NewFile {
  /// The page as SQLite writes it for `PRAGMA application_id` in a new file.
  static var firstPage: [UInt8] {
    var page = [UInt8](repeating: 0, count: 4096)
    func put(_ bytes: [UInt8], at offset: Int) { page.replaceSubrange(offset..<offset + bytes.count, with: bytes) }
    put(Array("SQLite format 3".utf8), at: 0)
    // The size of a page, and how it is read and written.
    put([0x10, 0, 1, 1, 0, 64, 32, 32], at: 16)
    // How often it changed, and how many pages there are.
    put([0, 0, 0, 1, 0, 0, 0, 1], at: 24)
    put((0..<4).map { UInt8(truncatingIfNeeded: Schema.applicationID >> (24 - 8 * $0)) }, at: 68)
    // At which change the number of pages was written, and by which version.
    put([0, 0, 0, 1, 0, 0x2E, 0x63, 0x01], at: 92)
    // A page of a table, without rows.
    put([13, 0, 0, 0, 0, 0x10, 0, 0], at: 100)
    return page
  }

  /// Makes the file, unless something has its name, for its owner only: the file holds people's numbers and what they wrote.
  static func make(_ path: String) throws(JournalError) {
    var facts = stat()
    if lstat(path, &facts) == 0 { return }
    var name = Array((path + ".begin-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw errno == ENOENT ? .folderMissing : systemError(errno) }
    defer {
      close(descriptor)
      unlink(name)
    }
    let page = firstPage
    let written = withoutSizeSignal { page.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }
    if written < 0 { throw systemError(errno) }
    if written != page.count { throw .diskFull }
    guard fsync(descriptor) == 0 else { throw systemError(errno) }
    // Another run may have made it meanwhile. Where files have one name only, it is made by the one who opens it.
    if link(name, path) != 0, errno != EEXIST, errno != EPERM, errno != EOPNOTSUPP { throw systemError(errno) }
  }
}
