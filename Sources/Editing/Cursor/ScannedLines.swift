/// Which collections are open at some lines of a text, so that a cursor far below need not be found from the first line on.
final class ScannedLines {
  private let text: PlacedText
  /// At every line whose number is a multiple of `step`, as far as anyone asked.
  private var states: [LineScanner]

  private static let step = 128

  /// - Parameter before: the text before an edit; what is known of its lines above the edit holds for this text.
  init(_ text: PlacedText, after before: FileAnalysis? = nil) {
    self.text = text
    states = [LineScanner()]
    guard let before, before.scanned.states.count > 1 else { return }
    let (old, new) = (before.text.bytes, text.bytes)
    var same = 0
    while same < old.count, same < new.count, old[same] == new[same] { same += 1 }
    // What is open at a line depends on the lines above it, and on nothing else.
    states = Array(before.scanned.states.prefix(1 + max(0, text.lineNumber(ofByte: same) - 1) / Self.step))
  }

  /// What is open at the start of a line.
  func state(atLine number: Int) -> LineScanner {
    let number = min(number, text.lineCount)
    return text.bytes.withUnsafeBufferPointer { bytes in
      while (states.count - 1) * Self.step + Self.step <= number {
        var scanner = states[states.count - 1]
        let start = (states.count - 1) * Self.step
        for line in start..<(start + Self.step) { scanner.scan(bytes, text.line(line)) }
        states.append(scanner)
      }
      let known = number / Self.step
      var scanner = states[known]
      for line in (known * Self.step)..<number { scanner.scan(bytes, text.line(line)) }
      return scanner
    }
  }
}
