import Diagnostics

/// What makes a file readable behind a mistake, without a byte more or less.
enum SyntaxMend: Equatable {
  /// A text in quotes ends before a place, and its closing quote may be the other one there; `isClear` where that is certainly all of it
  /// and no more.
  case close(open: Int, end: Range<Int>, isClear: Bool)
  /// A key ends before a place; what stands from there on up to another place is part of neither it nor its value.
  case part(keyEnd: Int, mark: Int)
  /// A bracket is closed before a place.
  case closeBracket(end: Int, UInt8)
  /// A mark is another one.
  case replace(mark: Int, UInt8)
  /// A mark is left out.
  case leaveOut(mark: Int)

  var place: Int {
    switch self {
    case .close(let open, _, _): open
    case .part(let end, _): end
    case .closeBracket(let end, _): end
    case .replace(let mark, _), .leaveOut(let mark): mark
    }
  }
}

extension SyntaxReading {
  /// What is to be read in place of a mistake; nil where that is not clear.
  func mend(of problem: Problem) -> SyntaxMend? {
    let span = Int(problem.primary.place.span.lower)..<Int(problem.primary.place.span.upper)
    if problem.code == .missingColon { return parting(span) }
    if problem.code == .unclosedBracket { return closing(problem) }
    if problem.code == .unclosedQuote {
      let (end, isClear) = endOfQuoted(span.lowerBound)
      return .close(open: span.lowerBound, end: end, isClear: isClear)
    }
    if problem.code == .reservedCharacter, bytes[span.lowerBound] == 0x40 { return .leaveOut(mark: span.lowerBound) }
    guard problem.code == .textAfterValue else { return nil }
    if problem.related.isEmpty, span.count == 1, [0x3B, 0x2C, 0x2E].contains(bytes[span.lowerBound]) {
      return .leaveOut(mark: span.lowerBound)
    }
    if let open = problem.related.first.map({ Int($0.place.span.lower) }) {
      let end = endOfWhole(open)
      return .close(open: open, end: end..<end, isClear: false)
    }
    guard openBracket == nil, let quoted = lastQuoted, lines.firstNonBlank(Int(quoted.upper), at) == at,
      colon(from: at, to: endOfLine(at)) == nil
    else { return nil }
    let end = endOfLine(at)
    return .close(open: Int(quoted.lower), end: end..<end, isClear: false)
  }

  /// Closes a bracket where its fix does.
  private func closing(_ problem: Problem) -> SyntaxMend? {
    guard let edit = problem.fixes.first?.edits.first, let byte = edit.replacement.utf8.first else { return nil }
    let (lower, upper) = (Int(edit.place.span.lower), Int(edit.place.span.upper))
    return lower == upper ? .closeBracket(end: lower, byte) : upper == lower + 1 ? .replace(mark: lower, byte) : nil
  }

  /// Ends a key whose colon is missing or is glued to the value. Underlined is the key, or what stands behind it.
  private func parting(_ span: Range<Int>) -> SyntaxMend? {
    let isMark = otherColons.contains { bytes[span].elementsEqual($0.utf8) }
    if isMark || bytes[span.lowerBound] == 0x3A {
      // An address is no key with a value.
      guard !bytes[span.upperBound...].starts(with: [0x2F, 0x2F]) else { return nil }
      let end = lines.lastNonBlank(lines.startOfLine(span.lowerBound), span.lowerBound)
      return .part(keyEnd: end, mark: span.upperBound)
    }
    let line = lines.endOfLine(span.upperBound)
    let value = lines.firstNonBlank(span.upperBound, line)
    if value < line {
      return bytes[value] == 0x5B || bytes[value] == 0x7B ? .part(keyEnd: span.upperBound, mark: span.upperBound) : nil
    }
    let next = lines.startOfNextLine(line)
    let first = lines.firstNonBlank(next, bytes.count)
    let column = span.lowerBound - lines.startOfLine(span.lowerBound)
    guard first < bytes.count, first - next > column || bytes[first] == 0x2D && first - next == column else {
      return nil
    }
    return .part(keyEnd: span.upperBound, mark: span.upperBound)
  }
}

extension ReadableCopy {
  /// Writes what is to be read in place of a mistake. False where there is no room for it, or it was written before.
  mutating func apply(_ mend: SyntaxMend) -> Bool {
    guard !mends.contains(where: { $0.place == mend.place }) else { return false }
    switch mend {
    case .close(let open, let end, _):
      let last = startOfScalar(before: end.upperBound)
      guard last > open else { return false }
      for at in (open + 1)..<last where bytes[at] == bytes[open] { bytes[at] = 0x20 }
      write(bytes[open], over: last..<end.upperBound)
    case .part(let end, let mark):
      let last = startOfScalar(before: end)
      // A key of one letter would have none, and one in quotes would not be closed.
      guard last > 0, !isBlank(bytes[last - 1]), !isLineBreak(bytes[last - 1]),
        ![0x22, 0x27, 0x7B, 0x5B, 0x2C].contains(bytes[last - 1]), bytes[last] != 0x22, bytes[last] != 0x27
      else { return false }
      write(0x3A, over: last..<end)
      for at in end..<mark { bytes[at] = 0x20 }
    case .closeBracket(let end, let byte):
      let last = startOfScalar(before: end)
      // Of a value of one letter nothing would be left, and one in quotes would not be closed.
      guard last > 0, bytes[last] == 0x2C || isPartOfWord(last) && isPartOfWord(last - 1) else { return false }
      write(byte, over: last..<end)
    case .replace(let mark, let byte): bytes[mark] = byte
    case .leaveOut(let mark): bytes[mark] = 0x20
    }
    isChanged = true
    mends.append(mend)
    return true
  }

  private func isPartOfWord(_ at: Int) -> Bool {
    !isBlank(bytes[at]) && !isLineBreak(bytes[at])
      && ![0x22, 0x27, 0x7B, 0x5B, 0x7D, 0x5D, 0x2C, 0x3A].contains(bytes[at])
  }

  private mutating func write(_ byte: UInt8, over scalar: Range<Int>) {
    for at in scalar { bytes[at] = at == scalar.lowerBound ? byte : 0x20 }
  }

  private func startOfScalar(before end: Int) -> Int {
    var at = end - 1
    while at > 0, original[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }

  /// Gives what was read in place of mistakes the texts that were meant.
  func restore(in document: inout YAMLDocument) {
    for mend in mends {
      switch mend {
      case .close(let open, let end, let isClear):
        guard let node = document.nodes.firstIndex(where: { $0.kind == .quotedScalar && Int($0.span.lower) == open })
        else { continue }
        if isClear {
          document.setText(original[(open + 1)..<end.lowerBound], of: node)
        } else {
          document.nodes[node].kind = .invalid
          document.hasHoles = true
        }
      case .closeBracket(let end, _) where original[end - 1] == 0x2C: break
      case .part(let end, _), .closeBracket(let end, _):
        let last = startOfScalar(before: end)
        guard let node = document.nodes.firstIndex(where: { $0.kind == .plainScalar && Int($0.span.upper) == last })
        else { continue }
        document.nodes[node].span.upper = UInt32(end)
        document.setText(original[Int(document.nodes[node].span.lower)..<end], of: node)
      case .replace, .leaveOut: break
      }
    }
  }
}

extension YAMLDocument {
  /// Sets the text of a scalar to what stands in the file, lines joined by a space.
  fileprivate mutating func setText(_ written: Slice<UnsafeBufferPointer<UInt8>>, of node: Int) {
    nodes[node].textStart = UInt32(text.count)
    var isStart = false
    for byte in written {
      if isLineBreak(byte) {
        if !isStart { text.append(0x20) }
        isStart = true
      } else if !isStart || !isBlank(byte) {
        text.append(byte)
        isStart = false
      }
    }
    nodes[node].textEnd = UInt32(text.count)
  }
}
