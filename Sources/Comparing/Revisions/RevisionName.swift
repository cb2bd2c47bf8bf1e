/// The name of a file or folder of a commit, as Git writes it: `main:rules/routing.yaml`, from the top of the repository, or
/// `HEAD~2:./routing.yaml`, from the working directory. `main:` is the top itself.
package struct RevisionName {
  /// The whole name.
  package let text: String
  private let revision: Substring
  private let path: Substring

  /// Nil for a path without a colon, and for what Git would take for an option.
  package init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex, !text.hasPrefix("-") else { return nil }
    revision = text[..<colon]
    // Git knows no path from the root of the disk: the slash is the one behind a folder.
    path = text[text.index(after: colon)...].drop { $0 == "/" }
    self.text = "\(revision):\(path)"
  }

  /// Another file of the same commit, by its path from this one's folder; nil outside the repository.
  package func beside(_ reference: String) -> RevisionName? {
    if reference.hasPrefix("/") { return nil }
    let isRelative = path.hasPrefix("./") || path.hasPrefix("../")
    var parts = path.split(separator: "/").dropLast().filter { $0 != "." }
    for part in reference.split(separator: "/") where part != "." {
      if part != ".." || parts.isEmpty || parts.last == ".." { parts.append(part) } else { parts.removeLast() }
    }
    if !isRelative, parts.first == ".." { return nil }
    return RevisionName("\(revision):\(isRelative ? "./" : "")\(parts.joined(separator: "/"))")
  }

  /// A file of the same commit, by its path from the working directory.
  package func fromHere(_ path: String) -> RevisionName? {
    path.hasPrefix("/") ? nil : RevisionName("\(revision):./\(path)")
  }

  /// What Git calls the folder: without the slash at its end, which would name something else.
  package var folder: String {
    let isPlain = path.hasSuffix("/") && path != "./" && path != "../"
    return isPlain ? String(text.dropLast()) : text
  }
}
