internal import Diagnostics
internal import Surroundings

/// The files of CodeMirror, the page's editor, where the system has them. Without them the page has a plain field for the text.
package struct EditorFiles: Sendable {
  /// In the order in which they are loaded.
  package let names: [String]
  private let texts: [[UInt8]]

  /// Where Debian's package `libjs-codemirror` has them.
  package static let usualFolder = "/usr/share/javascript/codemirror"

  private static let wanted = [
    "lib/codemirror.css", "addon/hint/show-hint.css", "lib/codemirror.js", "mode/yaml/yaml.js",
    "addon/hint/show-hint.js",
    "addon/edit/closebrackets.js", "addon/selection/active-line.js",
  ]
  private static let mostBytes = 4 << 20

  /// Nil where a file is missing.
  package init?(folder: String = usualFolder) {
    var found: [[UInt8]] = []
    for name in Self.wanted {
      guard let file = try? InputFile.document(joined(folder, name), standardInputName: name),
        let bytes = try? file.readAll(limit: Self.mostBytes), bytes.count <= Self.mostBytes
      else { return nil }
      found.append(bytes)
    }
    names = Self.wanted
    texts = found
  }

  package subscript(name: String) -> [UInt8]? { names.firstIndex(of: name).map { texts[$0] } }
}
