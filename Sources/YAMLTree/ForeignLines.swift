import Diagnostics
internal import Text

/// Lines that other programs write into files: what they mean for the rest cannot be known, so nothing of the file is read.
extension DocumentFrame {
  /// The marks of a merge that is not finished, or those of a mail that quotes the file; nil where there are none.
  var foreignLines: Problem? { unfinishedMerge ?? quotedMail }

  private var unfinishedMerge: Problem? {
    guard ASCII.holds(0x3C, in: bytes), let first = firstLine(where: { $0.starts(with: "<<<<<<< ".utf8) }),
      firstLine(where: { $0.starts(with: ">>>>>>> ".utf8) }) != nil
    else { return nil }
    return Problem(
      .reservedCharacter, "a merge of two versions of this file is not finished", at: place(first),
      help: "between `<<<<<<<` and `>>>>>>>`, keep what is right of both versions, and delete the lines with the marks")
  }

  private var quotedMail: Problem? {
    var edits: [Edit] = []
    var at = 0
    while at < bytes.count {
      let end = endOfLine(at)
      let first = firstNonBlank(at, end)
      if first < end {
        guard first == at, bytes[at] == 0x3E else { return nil }
        let width = at + 1 < end && bytes[at + 1] == 0x20 ? 2 : 1
        if edits.count < 1000 { edits.append(Edit(place(at..<(at + width)), "")) }
      }
      at = startOfNextLine(end)
    }
    guard edits.count > 1, edits.count < 1000 else { return nil }
    return Problem(
      .reservedCharacter, "every line begins with `>`, as in a mail that quotes another", at: place(0..<1),
      help: "delete the `>` of each line", fixes: [Fix("delete them", safety: .unsafe, edits: edits)])
  }

  private func firstLine(where isMeant: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool) -> Range<Int>? {
    var at = 0
    while at < bytes.count {
      let end = endOfLine(at)
      if bytes[at] == 0x3C || bytes[at] == 0x3E, isMeant(bytes[at..<end]) { return at..<end }
      at = startOfNextLine(end)
    }
    return nil
  }

  private func place(_ range: Range<Int>) -> Place { Place(source, SourceSpan(range)) }
}
