/// JSON of an event stream that goes on over lines, each of which is refused: told once, and read as a whole for the opt out that it may
/// hold.
struct OpenText {
  /// What a line is a part of.
  struct Part {
    /// The earlier line on which it begins; nil where the line stands alone or begins it.
    var start: Int?
    var isOfList = false
    /// The object up to the line, where it began on an earlier one.
    var object: [UInt8]?
    /// Whether the object ends with the line.
    var isWhole = false
  }

  private var object: [UInt8] = []
  private var depth = 0
  /// Whether the last line ended in a string.
  private var isInString = false
  private var objectLine = 0
  private var listLine: Int?
  /// A list that lines which were taken have left open.
  private var earlierList: Int?
  private var lastLine = 0

  /// Takes a line that cannot be read.
  ///
  /// - Parameter most: how long an object may be; of a longer one nothing is kept.
  mutating func take(_ line: Int, _ text: Bytes, most: Int) -> Part {
    let isAgain = line <= lastLine && line > min(listLine ?? .max, depth > 0 ? objectLine : .max)
    if !isAgain, line != lastLine + 1 || depth > 0 && text.first == 0x7B { close() }
    var part = Part(start: listLine ?? (depth > 0 ? objectLine : nil), isOfList: listLine != nil)
    if isAgain { return part }
    lastLine = line
    if let list = earlierList, trimmed(text).elementsEqual([0x5D]) {
      earlierList = nil
      return Part(start: list, isOfList: true)
    }
    let goesOn = depth > 0
    if goesOn { object.append(0x20) }
    var isEscaped = false
    for byte in text {
      if depth > 0 { object.append(byte) }
      if isInString {
        if byte == 0x22, !isEscaped { isInString = false }
        isEscaped = byte == 0x5C && !isEscaped
        continue
      }
      switch byte {
      case 0x22: isInString = depth > 0
      case 0x7B:
        if depth == 0 {
          object = [byte]
          objectLine = line
        }
        depth += 1
      case 0x5B: if depth > 0 { depth += 1 } else if listLine == nil { listLine = line }
      case 0x7D, 0x5D:
        if depth > 0 {
          depth -= 1
          if depth == 0, objectLine < line { (part.object, part.isWhole) = (object, true) }
        } else if byte == 0x5D {
          (listLine, earlierList) = (nil, nil)
        }
      default: break
      }
    }
    if goesOn, depth > 0 { part.object = object }
    if object.count > most { close() }
    return part
  }

  private mutating func close() {
    object = []
    depth = 0
    isInString = false
    earlierList = listLine ?? earlierList
    listLine = nil
  }
}

/// The objects of a line that cannot be read, each of which may be an event by itself.
enum ObjectsOfLine {
  /// - Returns: also whether the line holds nothing else.
  static func find(in text: Bytes) -> (objects: [Bytes], areAll: Bool) {
    let beside = objects(in: text)
    if beside.objects.count > 1 { return beside }
    guard let one = beside.objects.first, one.count > 2 else { return ([], false) }
    // A wrapper with a list of events.
    return (objects(in: Bytes(rebasing: one[1..<(one.count - 1)])).objects, false)
  }

  /// The objects that are not within others, nor the value of a key.
  private static func objects(in text: Bytes) -> (objects: [Bytes], areAll: Bool) {
    var found: [Bytes] = []
    var (depth, begin) = (0, 0)
    var (isQuoted, isEscaped, areAll) = (false, false, true)
    var last: UInt8 = 0
    for (at, byte) in text.enumerated() {
      if isQuoted {
        if byte == 0x22, !isEscaped { isQuoted = false }
        isEscaped = byte == 0x5C && !isEscaped
        continue
      }
      switch byte {
      case 0x22:
        isQuoted = true
        areAll = areAll && depth > 0
      case 0x7B:
        if depth == 0 { begin = last == 0x3A ? text.count : at }
        depth += 1
      case 0x7D:
        depth -= 1
        if depth < 0 { return (found, false) }
        if depth == 0, begin < at { found.append(Bytes(rebasing: text[begin...at])) }
      case 0x20, 0x09, 0x0D, 0x0A, 0x2C, 0x3B, 0x5B, 0x5D: break
      default: areAll = areAll && depth > 0
      }
      if byte > 0x20 { last = byte }
    }
    return (found, areAll && depth == 0 && !isQuoted)
  }
}
