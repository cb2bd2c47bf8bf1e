import Diagnostics

/// Whether a text is one value that is allowed in any line of a file: a scalar, or a list or mapping in brackets.
public func isFlowValue(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard !bytes.isEmpty, !bytes.contains(where: isLineBreak) else { return false }
  var sink = DiagnosticSink()
  let document = parseYAML(Source(name: "", bytes: [0x5B] + bytes + [0x5D]), sink: &sink)
  guard !sink.hasErrors, let root = document.root, document.comments.isEmpty, document.count(root) == 1,
    let value = document.firstChild(root), document.span(value) == SourceSpan(1..<(bytes.count + 1))
  else { return false }
  switch document.kind(value) {
  case .plainScalar, .quotedScalar: return true
  case .sequence: return bytes.first == 0x5B
  case .mapping: return bytes.first == 0x7B
  case .invalid: return false
  }
}

/// The parts of a text between commas, without the blanks around them. A comma in brackets or quotes belongs to its
/// part.
public func flowValues(_ text: String) -> [String] {
  var parts: [[UInt8]] = [[]]
  var depth = 0
  var quote: UInt8?
  var isEscaped = false
  // Within a word, an apostrophe is an apostrophe.
  var isWord = false
  for byte in text.utf8 {
    if let open = quote {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C, open == 0x22 {
        isEscaped = true
      } else if byte == open {
        quote = nil
      }
    } else {
      switch byte {
      case 0x22, 0x27: if !isWord { quote = byte }
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth -= 1
      case 0x2C where depth <= 0:
        parts.append([])
        isWord = false
        continue
      default: break
      }
      isWord = quote == nil && ![0x20, 0x09, 0x2C, 0x5B, 0x7B, 0x3A].contains(byte)
    }
    parts[parts.count - 1].append(byte)
  }
  return parts.map { part in
    let trimmed = part.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return String(decoding: Array(trimmed), as: UTF8.self)
  }
}
