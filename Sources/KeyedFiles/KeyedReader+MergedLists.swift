import Diagnostics
import YAMLTree

/// A list where one mapping was expected.
extension KeyedReader {
  /// One mapping from a list of mappings that have no key twice, in place of which one was expected.
  func merging(_ node: NodeID, _ elements: [NodeID], _ shape: ValueShape) -> (String?, [Fix])? {
    guard !shape.takesList, shape.takesKeys, elements.count > 1, source.bytes[Int(document.span(node).lower)] == 0x2D,
      elements.allSatisfy({ document.kind($0) == .mapping && source.bytes[Int(document.span($0).lower)] != 0x7B })
    else { return nil }
    let keys = elements.flatMap { document.entries($0).map { document.string($0.key) } }
    guard Set(keys).count == keys.count else { return nil }
    let dashes = elements.compactMap { element in
      source.bytes[..<Int(document.span(element).lower)].lastIndex { $0 > 0x20 }
    }
    return (
      "write the keys without `- `",
      [
        Fix(
          "write spaces in place of each `-`", safety: .unsafe,
          edits: dashes.map { Edit(place(SourceSpan($0..<($0 + 1))), " ") })
      ]
    )
  }
}
