package import Foundation
package import Testing

/// The project's folder, found from where this file was compiled.
package enum Project {
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file or folder by its path from the root.
  package static func file(_ path: String) -> URL { root.appending(path: path) }

  package static func text(_ path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }

  package static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: file(path))) }

  /// The files below a folder that end so, by their paths from the root, sorted; hidden ones and those in hidden folders only
  /// when asked for.
  ///
  /// Throws when there are none: a test over no files would pass for want of anything to test.
  package static func files(
    below folder: String, ending: String = "", hidden: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: file(folder).path).filter { path in
      path.hasSuffix(ending) && (hidden || !path.split(separator: "/").contains { $0.hasPrefix(".") })
        && !isFolder(folder + "/" + path)
    }
    try #require(!paths.isEmpty, "\(folder) has no files", sourceLocation: sourceLocation)
    return paths.map { folder + "/" + $0 }.sorted()
  }

  package static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: file(path).path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
