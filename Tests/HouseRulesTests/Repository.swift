import Foundation
import TestSupport
import Testing

/// The project's own files, read from where this test was compiled.
enum Repository {
  static let root = Project.root

  struct File: CustomStringConvertible {
    /// From the root, with `/`.
    let path: String
    let text: String
    /// The text taken apart as Swift.
    var swift: SwiftText { Repository.takenApart[path] ?? SwiftText(text) }
    /// The text as Swift with comments and the insides of string literals blanked.
    var code: String { swift.code }
    var description: String { path }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The folder below `Sources` or `Tests`.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  /// The files below a folder, sorted, hidden ones and build products left out.
  static func files(_ folder: String, endings: [String] = [""]) -> [File] {
    let start = root.appendingPathComponent(folder)
    guard Project.isFolder(folder), let walk = FileManager.default.enumerator(atPath: start.path) else {
      Issue.record("there is no folder \(folder)")
      return []
    }
    var found: [File] = []
    while let name = walk.nextObject() as? String {
      if name.split(separator: "/").last?.hasPrefix(".") == true {
        walk.skipDescendants()
        continue
      }
      guard endings.contains(where: name.hasSuffix) else { continue }
      let path = folder.isEmpty ? name : folder + "/" + name
      if let text = read(path) { found.append(File(path: path, text: text)) }
    }
    return found.sorted { $0.path < $1.path }
  }

  static func read(_ path: String) -> String? {
    try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static let sources: [File] = files("Sources", endings: [".swift"])
  static let tests: [File] = files("Tests", endings: [".swift"])
  /// By path, once for all rules.
  private static let takenApart = Dictionary(
    uniqueKeysWithValues: (sources + tests).map { ($0.path, SwiftText($0.text)) })
}
