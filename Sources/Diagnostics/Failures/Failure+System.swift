internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Failure {
  /// What the system refused to do with a file or a stream, and what to do about it.
  ///
  /// - Parameters:
  ///   - action: what was tried, such as `write`.
  ///   - path: the file, which is shown in quotes.
  ///   - code: the system's number for the error.
  package static func system(_ action: String, _ path: String, errno code: Int32) -> Failure {
    system(action, stream: quoted(path), errno: code)
  }

  /// - Parameter name: what messages call it, such as `standard output`.
  package static func system(_ action: String, stream name: String, errno code: Int32) -> Failure {
    Failure("cannot \(action) \(name): \(systemText(code))", help: systemHelp(code, isRead: action.hasPrefix("read")))
  }

  /// A standard stream that is closed, so that nothing can be read from it or written to it.
  package static func closed(_ action: String, stream name: String, isRead: Bool) -> Failure {
    Failure(
      "cannot \(action) \(name): it is closed",
      help: isRead
        ? "lead a file or a pipe to it, as in `< FILE`" : "leave it open, or lead it to a file, as in `> FILE`")
  }
}

/// The system's description of an error number, such as `No space left on device`.
package func systemText(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}

/// The next step when the system did not let a file be read or written.
///
/// - Parameter isRead: whether it was to be read.
package func systemHelp(_ code: Int32, isRead: Bool) -> String {
  switch code {
  case ENOENT:
    isRead ? "check the path and the working directory" : "make the folder that it is to be in, or name another file"
  case EACCES, EPERM: isRead ? "check who may read it" : "check who may write there, or name another file"
  case EROFS: "name a place on a disk that may be written to"
  case ENOSPC, EDQUOT: "make room where it leads, or write it elsewhere"
  case EFBIG: "allow larger files (`ulimit -f`), or write it elsewhere"
  case ENOTDIR: "check the path: a part of it is a file and not a folder"
  case EISDIR: "name a file in it"
  case EEXIST: "name another one: something is there that has this name"
  case ENAMETOOLONG: "give a shorter name"
  case ELOOP: "name the file itself: the links lead to one another"
  case EMFILE, ENFILE: "close what is not needed, or allow more open files (`ulimit -n`)"
  case ENOMEM: "close what is not needed, or allow more memory"
  case EIO: "look at the disk or the device, then run the command again"
  default: "look at what stands there (`ls -l`), then run the command again"
  }
}
