package import Diagnostics
internal import Glibc
internal import Text

/// A program that is installed with this one: beside it, or in `../libexec/patchbay`, where packages keep what nobody starts by hand.
package struct OtherProgram {
  package let name: String

  package init(_ name: String) { self.name = name }

  /// Goes on as this program: same process, streams and terminal. Returns only to say why it cannot.
  package func become(_ arguments: [String]) throws(Failure) -> Never {
    guard let own = resolved("/proc/self/exe") else {
      throw Failure("cannot find the folder of this program", help: "mount `/proc`, where the system says where it is")
    }
    let folder = String(own[..<(own.lastIndex(of: "/") ?? own.startIndex)])
    let places = ["\(folder)/\(name)", "\(folder)/../libexec/patchbay/\(name)"]
    guard let path = places.first(where: { access($0, F_OK) == 0 }) else {
      throw Failure(
        "cannot find \(quoted(name)), a program that belongs to this one, beside \(quoted(own))",
        help: "install all of the package, not one file of it")
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, &words)
    let code = errno
    for word in words { free(word) }
    throw Failure("cannot start \(quoted(path)): \(systemText(code))", help: systemHelp(code, isRead: true))
  }
}
