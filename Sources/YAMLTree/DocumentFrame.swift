import Diagnostics

/// What surrounds the only document of a file: directives before it, and nothing but comments after it.
struct DocumentFrame {
  let source: Source
  let bytes: UnsafeBufferPointer<UInt8>

  /// Reports directives that these files do not allow. libyaml's own check takes quadratic time.
  /// - Returns: whether the document may be read.
  func checkDirectives(from start: Int, sink: inout DiagnosticSink) -> Bool {
    var at = start
    var versionCount = 0
    while at < bytes.count {
      let end = endOfLine(at)
      let first = firstNonBlank(at, end)
      if bytes[at] == 0x25 {
        let words = String(decoding: UnsafeBufferPointer(rebasing: bytes[at..<min(end, at + 80)]), as: UTF8.self)
          .prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
        versionCount += words.first == "%YAML" ? 1 : 0
        guard words == ["%YAML", "1.2"], versionCount == 1 else {
          let name = words.first ?? "%"
          sink.report(
            Problem(
              .yamlDirective, "`\(name)` is a directive; the only one here is `%YAML 1.2`, once",
              at: Place(source, SourceSpan(at..<end)), help: "delete this line"))
          return false
        }
      } else if first < end && bytes[first] != 0x23 {
        return true
      }
      at = startOfNextLine(end)
    }
    return true
  }

  /// Reports the first thing after the document's end that is not a comment.
  func checkRest(from documentEnd: Int, sink: inout DiagnosticSink) {
    var at = documentEnd
    var endedAbove = false
    // An explicit end, `...`, is before the place; so is the line break before a next document.
    if at >= 3 && bytes[(at - 3)..<at].elementsEqual([0x2E, 0x2E, 0x2E]) { endedAbove = true }
    while at < bytes.count {
      let end = endOfLine(at)
      let first = firstNonBlank(at, end)
      if first < end && bytes[first] != 0x23 {
        let isMarker = end - first >= 3 && bytes[first..<(first + 3)].elementsEqual([0x2D, 0x2D, 0x2D])
        if isEndOfDocument(first, end) {
          endedAbove = true
        } else if isMarker || endedAbove {
          return sink.report(
            Problem(
              .secondDocument, "a second document starts here; a file holds one",
              at: Place(source, SourceSpan(first..<(isMarker ? first + 3 : lastNonBlank(first, end)))),
              help: isMarker && hasNothing(from: first + 3) ? "delete this line" : "put it in a file of its own"))
        } else {
          return sink.report(
            Problem(
              .textAfterValue, "there is text after the end of the document",
              at: Place(source, SourceSpan(first..<lastNonBlank(first, end))),
              help: "indent it as the lines above, or delete it"))
        }
      }
      at = startOfNextLine(end)
    }
  }

  /// Whether a line holds `...` and nothing else but a remark: `...more` is a text.
  private func isEndOfDocument(_ first: Int, _ end: Int) -> Bool {
    guard end - first >= 3, bytes[first..<(first + 3)].elementsEqual([0x2E, 0x2E, 0x2E]) else { return false }
    let rest = firstNonBlank(first + 3, end)
    return rest == end || rest > first + 3 && bytes[rest] == 0x23
  }

  /// Whether nothing but blanks and remarks follows.
  private func hasNothing(from start: Int) -> Bool {
    var at = start
    while at < bytes.count {
      let end = endOfLine(at)
      let first = firstNonBlank(at, end)
      if first < end, bytes[first] != 0x23 { return false }
      at = startOfNextLine(end)
    }
    return true
  }

  func endOfLine(_ start: Int) -> Int {
    var at = start
    while at < bytes.count && !isLineBreak(bytes[at]) { at += 1 }
    return at
  }

  func startOfNextLine(_ end: Int) -> Int {
    guard end < bytes.count else { return end }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  func startOfLine(_ offset: Int) -> Int {
    var at = min(offset, bytes.count)
    while at > 0 && !isLineBreak(bytes[at - 1]) { at -= 1 }
    // A byte order mark does not count as a column.
    return at == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : at
  }

  func firstNonBlank(_ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end && isBlank(bytes[at]) { at += 1 }
    return at
  }

  func lastNonBlank(_ start: Int, _ end: Int) -> Int {
    var at = end
    while at > start && isBlank(bytes[at - 1]) { at -= 1 }
    return at
  }
}
