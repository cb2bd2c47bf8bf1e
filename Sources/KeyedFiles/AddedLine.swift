public import Diagnostics
public import YAMLTree

/// Writes a line above the first key of a mapping; no fix where something else stands before that key on its line.
public func addingLine(_ line: String, above node: NodeID, in document: YAMLDocument) -> [Fix] {
  guard let first = document.firstChild(node) else { return [] }
  let bytes = document.source.bytes
  let start = Int(document.span(first).lower)
  var indentation = 0
  while start > indentation, bytes[start - indentation - 1] == 0x20 { indentation += 1 }
  let lineStart = start - indentation
  guard lineStart == 0 || bytes[lineStart - 1] == 0x0A else { return [] }
  let end = bytes.contains(0x0D) ? "\r\n" : "\n"
  let text = line + end + String(repeating: " ", count: indentation)
  return [
    Fix("write `\(line)`", safety: .safe, edits: [Edit(Place(document.source, SourceSpan(start..<start)), text)])
  ]
}
