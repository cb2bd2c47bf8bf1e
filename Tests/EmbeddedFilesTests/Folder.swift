import Foundation

/// The files below a folder of the repository by their paths in it, hidden ones among them.
func folder(_ name: String, source: String = #filePath) throws -> [String: String] {
  let root = URL(filePath: source).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let folder = root.appending(path: name)
  var files: [String: String] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
    var isFolder: ObjCBool = false
    let file = folder.appending(path: path)
    if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
      files[path] = try String(contentsOf: file, encoding: .utf8)
    }
  }
  return files
}
