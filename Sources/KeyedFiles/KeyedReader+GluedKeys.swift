import Diagnostics
internal import Text
public import YAMLTree

/// Keys without a space between their colon and their value, which YAML takes for one text.
extension KeyedReader {
  /// `tag:Donor` where a mapping belongs.
  mutating func reportColons(_ node: NodeID, where shape: ValueShape) -> Bool {
    guard shape.takesKeys else { return false }
    let end = Int(document.span(node).upper)
    let keys = lineStarts(of: node).compactMap { start -> Range<Int>? in
      // A time of day is no key.
      if source.bytes[start] >= 0x30, source.bytes[start] <= 0x39 { return nil }
      let word = source.bytes[start..<end].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 }
      return word.firstIndex(of: 0x3A).map { start..<$0 }
    }
    guard let first = keys.first else { return false }
    reportColons(first.upperBound, keys.map(\.upperBound))
    for mapping in shape.mappings {
      for key in keys { reportGluedKey(key, of: mapping) }
    }
    return true
  }

  /// Reports the key of a value that is glued to it, where a mapping does not have that key and has one like it.
  private mutating func reportGluedKey(_ key: Range<Int>, of mapping: String) {
    let text = String(decoding: source.bytes[key], as: UTF8.self)
    let expected = language.keys(of: mapping)
    guard !expected.contains(text) else { return }
    let meant = suggest(text, among: expected, synonyms: language.synonyms)
    guard !meant.isEmpty else { return }
    reportUnknown(text, SourceSpan(key), meant: meant, expected: expected, in: mapping)
  }

  /// Reports `joe:{ name: Joe }`, whose key is `joe:{ name` to YAML: nothing of the mapping is what was meant.
  @usableFromInline mutating func reportColonBeforeBracket(_ key: NodeID) -> Bool {
    guard document.kind(key) == .plainScalar else { return false }
    let bytes = document.bytes(key)
    guard let colon = bytes.firstIndex(of: 0x3A), colon > bytes.startIndex, bytes.index(after: colon) < bytes.endIndex,
      [0x7B, 0x5B].contains(bytes[bytes.index(after: colon)])
    else { return false }
    let place = Int(document.span(key).lower) + bytes.distance(from: bytes.startIndex, to: colon)
    reportColons(place, [place])
    return true
  }

  mutating func reportColons(_ first: Int, _ colons: [Int]) {
    problems.report(
      Problem(
        .missingColon, "there must be a space after `:`", at: place(SourceSpan(first..<(first + 1))),
        help: "write a space after each `:`, and each key on a line of its own",
        fixes: [
          Fix(
            colons.count > 1 ? "add the spaces" : "add a space", safety: .unsafe,
            edits: colons.map { Edit(place(SourceSpan(($0 + 1)..<($0 + 1))), " ") })
        ]))
  }
}
