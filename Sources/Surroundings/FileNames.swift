internal import Diagnostics
internal import Glibc

/// What files are called from a folder, wherever the program is started.
package struct FileNames: Sendable {
  /// The names on the way from `/` to the folder; nil where there is no such folder.
  private let folder: [Substring]?
  /// Whether a file beside or above the folder has a name from it.
  private let leavesFolder: Bool

  /// From any folder; a file that is not below it has a name that begins with `..`.
  package init(from folder: String) {
    self.folder = resolved(folder.isEmpty ? "." : folder)?.split(separator: "/")
    leavesFolder = true
  }

  /// From the top of the project that a service builds, as the service says it; files outside of it keep their names.
  ///
  /// - Parameter variables: those of the environment that may say it.
  package init(ofProject variables: [String]) {
    let top = variables.lazy.compactMap { environment($0) }.first { !$0.isEmpty }
    folder = top.flatMap { resolved($0) }?.split(separator: "/")
    leavesFolder = false
  }

  /// - Parameter path: as the program was given it or found it.
  package func name(_ path: String) -> String {
    let plain = Self.withoutDots(path)
    let (parent, base) = splitPath(path)
    // A link keeps its own name.
    guard let folder, access(path, F_OK) == 0, let real = resolved(parent.isEmpty ? "." : parent) else { return plain }
    let parts = real.split(separator: "/")
    let shared = zip(parts, folder).prefix { $0 == $1 }.count
    let up = folder.count - shared
    guard up == 0 || leavesFolder else { return plain }
    var steps: [Substring] = Array(repeating: "..", count: up)
    steps += parts[shared...]
    steps.append(base[...])
    return steps.joined(separator: "/")
  }

  /// Without `./` at its start.
  private static func withoutDots(_ path: String) -> String {
    var rest = path[...]
    while rest.hasPrefix("./"), rest.count > 2 { rest = rest.dropFirst(2).drop { $0 == "/" } }
    return rest.isEmpty ? path : String(rest)
  }
}
