package import Diagnostics
internal import Glibc
internal import Text

/// The tree in which rule files may name other files: `--root`, or the working directory.
package struct Root {
  private let path: String
  /// Its name in messages.
  private let name: String

  package init(_ option: String?) throws(Failure) {
    let wanted = option ?? "."
    guard let real = resolved(wanted) else {
      let code = errno
      if option == nil { throw Failure("the working directory no longer exists", help: "change to another folder") }
      throw Failure("cannot use \(quoted(wanted)) as root: \(systemText(code))", help: systemHelp(code, isRead: true))
    }
    guard isFolder(real) else {
      throw Failure("cannot use \(quoted(wanted)) as root: it is not a folder", help: "name a folder")
    }
    path = real
    name = option.map { quoted($0) } ?? "the working directory"
  }

  /// Where a path in a file leads, with links resolved.
  package func resolve(_ reference: String, from file: String) -> Result<String, Refusal> {
    if reference.utf8.contains(0) { return .failure(Refusal(reason: "a path holds no NUL character")) }
    let written = joined(splitPath(file).folder, reference)
    guard let real = resolved(written) else { return .failure(Refusal(reason: systemText(errno))) }
    // The links are followed once, here: the path that was checked is the path that is opened.
    guard real == path || real.hasPrefix(path == "/" ? "/" : path + "/") else {
      return .failure(
        Refusal(reason: "it is outside \(name)", help: "name a tree that holds both with `--root`"))
    }
    return .success(real)
  }

  /// Why a path leads nowhere.
  package struct Refusal: Error {
    package let reason: String
    package var help: String?
  }
}
