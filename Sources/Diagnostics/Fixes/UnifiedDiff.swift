/// What fixes changed in a file, in the format that `patch -p0` reads; empty without changes. Three lines of context.
///
/// The edits are known, so there is no need to search for a longest common subsequence.
public func unifiedDiff(_ text: EditedText, name: String) -> [UInt8] {
  guard text.isChanged else { return [] }
  let (old, new) = (DiffLines(text.original), DiffLines(text.bytes))
  let changes = lineChanges(text, old, new)
  let title = diffName(name)
  var diff = Array("--- \(title)\n+++ \(title)\n".utf8)
  var first = 0
  while first < changes.count {
    var last = first
    while last + 1 < changes.count, changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * context {
      last += 1
    }
    appendHunk(changes[first...last], old, new, to: &diff)
    first = last + 1
  }
  return diff
}

private let context = 3

/// The lines of a text. Only LF ends a line, as for other programs that read diffs.
private struct DiffLines {
  let bytes: [UInt8]
  private(set) var starts: [Int] = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
    // What follows the last LF is a line only if there is something.
    if starts[starts.count - 1] == bytes.count { starts.removeLast() }
  }

  var count: Int { starts.count }

  /// The line that starts at a byte or before it, counted from 0.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  func isStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == 0x0A }

  /// How many lines begin before a byte that is a line's start or the end.
  func linesBefore(_ offset: Int) -> Int { offset >= bytes.count ? count : line(at: offset) }

  subscript(line: Int) -> ArraySlice<UInt8> {
    bytes[starts[line]..<(line + 1 < starts.count ? starts[line + 1] : bytes.count)]
  }
}

/// The changes as ranges of whole lines, which differ at both ends.
private func lineChanges(_ text: EditedText, _ old: DiffLines, _ new: DiffLines) -> [EditedText.Change] {
  var widened: [EditedText.Change] = []
  for change in text.changes {
    var start = (old: change.old.lowerBound, new: change.new.lowerBound)
    while !old.isStart(start.old) { start = (start.old - 1, start.new - 1) }
    var end = (old: change.old.upperBound, new: change.new.upperBound)
    if !(old.isStart(end.old) && new.isStart(end.new) && start.old == change.old.lowerBound) {
      while end.old < old.bytes.count, end.old == change.old.upperBound || !old.isStart(end.old) {
        end = (end.old + 1, end.new + 1)
      }
    }
    if let last = widened.last, start.old <= last.old.upperBound {
      let upper = max(end.old, last.old.upperBound)
      widened[widened.count - 1] = EditedText.Change(
        old: last.old.lowerBound..<upper, new: last.new.lowerBound..<(end.new + upper - end.old))
    } else {
      widened.append(EditedText.Change(old: start.old..<end.old, new: max(0, start.new)..<end.new))
    }
  }
  return widened.compactMap { change in
    var (from, to) = (old.linesBefore(change.old.lowerBound), old.linesBefore(change.old.upperBound))
    var (newFrom, newTo) = (new.linesBefore(change.new.lowerBound), new.linesBefore(change.new.upperBound))
    while from < to, newFrom < newTo, old[from] == new[newFrom] { (from, newFrom) = (from + 1, newFrom + 1) }
    while from < to, newFrom < newTo, old[to - 1] == new[newTo - 1] { (to, newTo) = (to - 1, newTo - 1) }
    return from == to && newFrom == newTo ? nil : EditedText.Change(old: from..<to, new: newFrom..<newTo)
  }
}

/// - Parameter changes: ranges of lines, close enough to share their context.
private func appendHunk(
  _ changes: ArraySlice<EditedText.Change>, _ old: DiffLines, _ new: DiffLines, to diff: inout [UInt8]
) {
  guard let first = changes.first, let last = changes.last else { return }
  let before = min(context, first.old.lowerBound)
  let after = min(context, old.count - last.old.upperBound)
  let oldRange = (first.old.lowerBound - before)..<(last.old.upperBound + after)
  let newRange = (first.new.lowerBound - before)..<(last.new.upperBound + after)
  diff += Array("@@ -\(extent(oldRange)) +\(extent(newRange)) @@\n".utf8)
  var next = oldRange.lowerBound
  for change in changes {
    for line in next..<change.old.lowerBound { append(" ", old[line], to: &diff) }
    for line in change.old { append("-", old[line], to: &diff) }
    for line in change.new { append("+", new[line], to: &diff) }
    next = change.old.upperBound
  }
  for line in next..<oldRange.upperBound { append(" ", old[line], to: &diff) }
}

/// First line and number of lines; an empty range is named by the line before it.
private func extent(_ lines: Range<Int>) -> String {
  switch lines.count {
  case 0: "\(lines.lowerBound),0"
  case 1: "\(lines.lowerBound + 1)"
  default: "\(lines.lowerBound + 1),\(lines.count)"
  }
}

private func append(_ mark: String, _ line: ArraySlice<UInt8>, to diff: inout [UInt8]) {
  diff += Array(mark.utf8) + line
  if line.last != 0x0A { diff += Array("\n\\ No newline at end of file\n".utf8) }
}

/// A path as a diff's header shows it: in quotes where blanks, quotes or control characters would mislead.
private func diffName(_ name: String) -> String {
  guard name.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x22 || $0 == 0x5C }) else { return name }
  var quoted = "\""
  for byte in name.utf8 {
    switch byte {
    case 0x22, 0x5C: quoted += "\\" + String(UnicodeScalar(byte))
    case 0x20..<0x7F: quoted += String(UnicodeScalar(byte))
    default:
      let digits = String(byte, radix: 8)
      quoted += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
  }
  return quoted + "\""
}
