/// The name of a file of a commit, as Git writes it: `main:rules/routing.yaml`, from the top of the repository, or
/// `HEAD~2:./routing.yaml`, from the working directory.
package struct RevisionName {
  /// The whole name.
  package let text: String
  private let revision: Substring
  private let path: Substring

  /// Nil for a path without a colon, and for what Git would take for an option.
  package init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex, !text.hasPrefix("-") else { return nil }
    self.text = text
    revision = text[..<colon]
    path = text[text.index(after: colon)...]
    if path.isEmpty { return nil }
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
}
