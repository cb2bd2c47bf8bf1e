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

  static var sources: [File] { files("Sources", endings: [".swift"]) }
}

extension String {
  /// Swift text with comments and the insides of string literals blanked, so that a search finds only code. Line breaks stay.
  var code: String {
    enum State { case code, line, block(Int), string(hashes: Int, multiline: Bool) }
    var state = State.code
    var out: [UInt8] = []
    let bytes = Array(utf8)
    func at(_ index: Int, _ text: StaticString) -> Bool {
      index + text.utf8CodeUnitCount <= bytes.count
        && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte == 10 {
        out.append(byte)
        if case .line = state { state = .code }
        i += 1
        continue
      }
      switch state {
      case .code:
        if at(i, "//") {
          state = .line
        } else if at(i, "/*") {
          state = .block(1)
          i += 1
        } else if byte == UInt8(ascii: "\"") {
          var hashes = 0
          while out.count > hashes, out[out.count - 1 - hashes] == UInt8(ascii: "#") { hashes += 1 }
          let multiline = at(i, "\"\"\"")
          state = .string(hashes: hashes, multiline: multiline)
          out.append(byte)
          if multiline { i += 2 }
        } else {
          out.append(byte)
        }
      case .line: break
      case .block(let depth):
        if at(i, "*/") {
          state = depth == 1 ? .code : .block(depth - 1)
          i += 1
        } else if at(i, "/*") {
          state = .block(depth + 1)
          i += 1
        }
      case .string(let hashes, let multiline):
        if hashes == 0, byte == UInt8(ascii: "\\") {
          i += 1
        } else if multiline ? at(i, "\"\"\"") : byte == UInt8(ascii: "\"") {
          let quotes = multiline ? 3 : 1
          let after = bytes[min(i + quotes, bytes.count)...].prefix(hashes)
          if after.count == hashes, after.allSatisfy({ $0 == UInt8(ascii: "#") }) {
            state = .code
            i += quotes - 1
            out.append(UInt8(ascii: "\""))
          }
        }
      }
      i += 1
    }
    return String(decoding: out, as: UTF8.self)
  }
}
