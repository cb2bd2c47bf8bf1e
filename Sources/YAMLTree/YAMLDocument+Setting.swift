import Diagnostics

/// Why a value cannot be set.
public enum SettingRefusal: Error {
  /// The document has no mapping to set it in.
  case noDocument
  /// The value that a key of the path leads to has no keys of its own; `depth` keys lead to it.
  case noMapping(NodeID, depth: Int)
}

extension YAMLDocument {
  /// The source's text with another value at a path of keys. A missing key is inserted. All other bytes stay the same.
  ///
  /// The document must have been read without errors.
  /// - Parameters:
  ///   - path: keys from the root on; never empty.
  ///   - value: one value on one line, as `isFlowValue` defines it.
  public func setting(_ path: [String], to value: String) throws(SettingRefusal) -> [UInt8] {
    guard var mapping = root, kind(mapping) == .mapping else { throw .noDocument }
    for (depth, key) in path.enumerated() {
      let rest = path[(depth + 1)...]
      guard let entry = entries(mapping).first(where: { bytes($0.key).elementsEqual(key.utf8) }) else {
        return inserting(key, nested(rest, value), into: mapping)
      }
      if rest.isEmpty || isNothing(entry.value) { return replacing(entry, with: nested(rest, value)) }
      guard kind(entry.value) == .mapping else { throw .noMapping(entry.value, depth: depth + 1) }
      mapping = entry.value
    }
    throw .noDocument
  }

  /// A value below further keys: `{ mode: { x: 1 } }`.
  private func nested(_ keys: ArraySlice<String>, _ value: String) -> String {
    keys.reversed().reduce(value) { "{ \(yamlScalar($1)): \($0) }" }
  }

  /// Whether `key:` has nothing after it.
  private func isNothing(_ node: NodeID) -> Bool { kind(node) == .plainScalar && bytes(node).isEmpty }

  /// From the colon on: a value on lines of its own may be indented less than a single value must be.
  private func replacing(_ entry: (key: NodeID, value: NodeID), with value: String) -> [UInt8] {
    var colon = Int(span(entry.key).upper)
    while colon < source.bytes.count, source.bytes[colon] != 0x3A { colon += 1 }
    let start = min(colon + 1, source.bytes.count)
    let end = isNothing(entry.value) ? start : max(start, Int(span(entry.value).upper))
    return spliced(start..<end, " " + value)
  }

  private func inserting(_ key: String, _ value: String, into mapping: NodeID) -> [UInt8] {
    let line = "\(yamlScalar(key)): \(value)"
    let start = Int(span(mapping).lower)
    let entries = entries(mapping)
    if source.bytes[start] == 0x7B {
      // After the last entry, where a comma may follow; anything inserted after `key:` would become its value.
      guard let last = entries.last else { return spliced((start + 1)..<(start + 1), " \(line) ") }
      if isNothing(last.value) { return spliced((start + 1)..<(start + 1), " \(line),") }
      let end = Int(span(last.value).upper)
      return spliced(end..<end, ", " + line)
    }
    // Before the first key: the value after the last key may continue for several lines.
    let first = entries.first.map { Int(span($0.key).lower) } ?? start
    var lineStart = first
    while lineStart > 0, !isLineBreak(source.bytes[lineStart - 1]) { lineStart -= 1 }
    if lineStart == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lineStart = 3 }
    let indent = String(decoding: source.bytes[lineStart..<first], as: UTF8.self).unicodeScalars.count
    return spliced(first..<first, line + lineBreak + String(repeating: " ", count: indent))
  }

  /// The line break that ends the source's first line.
  package var lineBreak: String {
    guard let first = source.bytes.firstIndex(where: isLineBreak) else { return "\n" }
    if source.bytes[first] == 0x0A { return "\n" }
    return first + 1 < source.bytes.count && source.bytes[first + 1] == 0x0A ? "\r\n" : "\r"
  }

  private func spliced(_ range: Range<Int>, _ text: String) -> [UInt8] {
    source.bytes[..<range.lowerBound] + Array(text.utf8) + source.bytes[range.upperBound...]
  }
}
