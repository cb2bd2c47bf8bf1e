import Glibc

/// Why the system did not do something.
package struct SystemError: Error, Equatable {
  /// Its number for the error.
  package let code: Int32

  package init(_ code: Int32) { self.code = code }

  /// Its description of the error, such as `No space left on device`.
  package var text: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}
