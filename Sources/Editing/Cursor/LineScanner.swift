internal import Text

/// Follows the structure of a YAML text line by line, whether or not it can be parsed: what someone is writing rarely can.
///
/// It never fails. Indentation, dashes, keys and brackets are all it looks at; a bracket or a quote that is not closed ends
/// where a line begins a key of a collection around it.
struct LineScanner {
  private(set) var open: [OpenBlock] = []
  /// The column of the key whose value is a text on further lines, if there is one.
  private var literalColumn: Int?
  /// Where the word begins that is being read, at the end of what was scanned.
  private(set) var wordStart = 0
  /// The quote in which the word stands.
  private(set) var quote: UInt8?
  /// Whether what was scanned ends in a remark, or in a text on several lines.
  private(set) var isText = false
  /// Whether the word stands behind a colon or a dash of its own line.
  private(set) var hasColon = false
  private(set) var hasDash = false

  /// Scans a line without its end.
  ///
  /// - Parameter isCut: whether more of the line follows, so that an empty rest is a word that begins there.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, isCut: Bool = false) {
    var at = line.lowerBound
    while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    (wordStart, quote, isText, hasColon, hasDash) = (at, nil, false, false, false)
    let column = at - line.lowerBound
    if at == line.upperBound, !isCut { return }
    if let literal = literalColumn {
      if column > literal {
        isText = true
        return
      }
      literalColumn = nil
    }
    if at < line.upperBound, bytes[at] == 0x23 {
      isText = true
      return
    }
    if open.last?.isFlow == true {
      let outer = open.last { !$0.isFlow }?.column ?? -1
      let isClosing = at < line.upperBound && (bytes[at] == 0x5D || bytes[at] == 0x7D)
      if column > outer || isClosing { return scanFlow(bytes, at..<line.upperBound) }
      while open.last?.isFlow == true { open.removeLast() }
    }
    scanBlock(bytes, line, at, isCut)
  }

  private mutating func scanBlock(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ start: Int, _ isCut: Bool
  ) {
    var at = start
    func isDash(_ at: Int) -> Bool {
      bytes[at] == 0x2D && (at + 1 == line.upperBound || bytes[at + 1] == 0x20 || bytes[at + 1] == 0x09)
    }
    close(after: at - line.lowerBound, isDash: at < line.upperBound && isDash(at))
    while at < line.upperBound, isDash(at) {
      let column = at - line.lowerBound
      if open.last != .list(column: column) { open.append(.list(column: column)) }
      hasDash = true
      at += 1
      while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    }
    wordStart = at
    guard at < line.upperBound else { return }
    if let (key, end) = key(bytes, at..<line.upperBound) {
      enter(key, at - line.lowerBound)
      hasColon = true
      at = end
      while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
      wordStart = at
      guard at < line.upperBound else { return }
    } else if !isCut, case .mapping(at - line.lowerBound, _, _)? = open.last {
      // A key whose colon is still to come.
      return enter(word(bytes, at..<line.upperBound), at - line.lowerBound)
    }
    switch bytes[at] {
    case 0x7B, 0x5B: scanFlow(bytes, at..<line.upperBound)
    case 0x22, 0x27: _ = skipQuoted(bytes, &at, line.upperBound)
    case 0x7C, 0x3E:
      literalColumn = open.last { $0.column != nil }?.column
    default: skipPlain(bytes, at..<line.upperBound)
    }
  }

  /// Ends the collections that a line at a column is not in.
  private mutating func close(after column: Int, isDash: Bool) {
    while let last = open.last, let own = last.column {
      if own > column {
        open.removeLast()
      } else if own == column, case .list = last, !isDash {
        open.removeLast()
      } else {
        break
      }
    }
  }

  private mutating func enter(_ key: String, _ column: Int) {
    guard case .mapping(column, _, _)? = open.last, case .mapping(_, _, var keys)? = open.popLast() else {
      return open.append(.mapping(column: column, key: key, keys: [key]))
    }
    // Taken out, so that a long mapping is not copied for each of its keys.
    keys.append(key)
    open.append(.mapping(column: column, key: key, keys: keys))
  }

  /// The key that a line begins with, and where its colon ends.
  private func key(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> (String, Int)? {
    var at = line.lowerBound
    let isQuoted = bytes[at] == 0x22 || bytes[at] == 0x27
    if isQuoted {
      let mark = bytes[at]
      at += 1
      while at < line.upperBound, bytes[at] != mark { at += bytes[at] == 0x5C && mark == 0x22 ? 2 : 1 }
      guard at < line.upperBound else { return nil }
      at += 1
    } else if [0x7B, 0x5B, 0x23, 0x7C, 0x3E].contains(bytes[at]) {
      return nil
    } else {
      while at < line.upperBound {
        if bytes[at] == 0x3A, at + 1 == line.upperBound || bytes[at + 1] == 0x20 || bytes[at + 1] == 0x09 { break }
        if bytes[at] == 0x23, bytes[at - 1] == 0x20 { return nil }
        at += 1
      }
    }
    guard at < line.upperBound, bytes[at] == 0x3A else { return nil }
    let name = isQuoted ? (line.lowerBound + 1)..<(at - 1) : line.lowerBound..<at
    return (String(decoding: UnsafeBufferPointer(rebasing: bytes[name]), as: UTF8.self), at + 1)
  }

  private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> String {
    let end = line.first { bytes[$0] == 0x20 } ?? line.upperBound
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[line.lowerBound..<end]), as: UTF8.self)
  }

  /// Finds a remark behind a plain text.
  private mutating func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    for at in line.dropFirst() where bytes[at] == 0x23 && bytes[at - 1] == 0x20 {
      isText = true
      return
    }
  }

  /// Goes behind a text in quotes; false where it does not end on its line.
  private mutating func skipQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int) -> Bool {
    let mark = bytes[at]
    at += 1
    wordStart = at
    while at < end, bytes[at] != mark { at += bytes[at] == 0x5C && mark == 0x22 ? 2 : 1 }
    guard at < end else {
      at = end
      quote = mark
      return false
    }
    at += 1
    return true
  }

  private mutating func scanFlow(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    var at = line.lowerBound
    wordStart = at
    while at < line.upperBound {
      switch bytes[at] {
      case 0x7B: open.append(.braces(key: nil, isValue: false, keys: []))
      case 0x5B: open.append(.brackets)
      case 0x7D, 0x5D:
        if open.last?.isFlow == true { open.removeLast() }
        if open.last?.isFlow != true { return skipPlain(bytes, at..<line.upperBound) }
      case 0x2C:
        if case .braces(_, _, let keys)? = open.last {
          open[open.count - 1] = .braces(key: nil, isValue: false, keys: keys)
        }
      case 0x23 where at == line.lowerBound || bytes[at - 1] == 0x20:
        isText = true
        return
      case 0x20, 0x09: break
      default:
        scanFlowWord(bytes, &at, line.upperBound)
        continue
      }
      at += 1
      while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
      wordStart = at
    }
  }

  /// A word in brackets or braces, which may be a key.
  private mutating func scanFlowWord(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int) {
    let start = at
    var name = start..<start
    wordStart = start
    if bytes[at] == 0x22 || bytes[at] == 0x27 {
      guard skipQuoted(bytes, &at, end) else { return }
      name = (start + 1)..<(at - 1)
      while at < end, bytes[at] == 0x20 { at += 1 }
    } else {
      while at < end, ![0x2C, 0x5D, 0x7D].contains(bytes[at]) {
        if bytes[at] == 0x3A, at + 1 == end || [0x20, 0x2C, 0x5D, 0x7D].contains(bytes[at + 1]) { break }
        at += 1
      }
      name = start..<at
    }
    guard at < end, bytes[at] == 0x3A, case .braces(_, false, let keys)? = open.last else {
      // A colon without a key: go on behind it.
      if at < end, bytes[at] == 0x3A { at += 1 }
      return
    }
    let key = String(decoding: UnsafeBufferPointer(rebasing: bytes[name]), as: UTF8.self)
    open[open.count - 1] = .braces(key: key, isValue: true, keys: keys + [key])
    at += 1
    while at < end, bytes[at] == 0x20 { at += 1 }
    wordStart = at
  }
}
