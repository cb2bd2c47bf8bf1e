/// The folder and the last part of a path; the folder is empty when the path has one part.
package func splitPath(_ path: String) -> (folder: String, base: String) {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
  let base = String(path[path.utf8.index(after: slash)...])
  return (slash == path.startIndex ? "/" : String(path[..<slash]), base)
}

package func joined(_ folder: String, _ name: String) -> String {
  if name.hasPrefix("/") || folder.isEmpty { return name }
  return folder.hasSuffix("/") ? folder + name : folder + "/" + name
}

/// A name without one of some endings, which may be in upper case; nil when it has none of them, or nothing else.
///
/// - Parameter endings: in lower case.
package func stem(_ name: String, _ endings: [String]) -> String? {
  let lower = name.lowercased()
  guard lower.utf8.count == name.utf8.count else { return endings.first { name.hasSuffix($0) }.map(dropping(name)) }
  return endings.first { lower.hasSuffix($0) && lower.count > $0.count }.map(dropping(name))
}

private func dropping(_ name: String) -> (String) -> String { { String(name.dropLast($0.count)) } }
