/// JSON of an event stream that goes on over lines, each of which is refused: told once, and read as a whole for the opt out that it may
/// hold.
struct OpenText {
  /// What a line is a part of.
  struct Part {
    /// The earlier line on which it begins; nil where the line stands alone or begins it.
    var start: Int?
    var isOfList = false
    /// Whether it goes on with an object.
    var isOfObject = false
    /// What is to be read now.
    var objects: [OpenObject] = []
  }

  private var object = OpenObject()
  private var depth = 0
  /// Whether the last line ended in a string.
  private var isInString = false
  /// How many more bytes of the object may be read before it ends. Each line gives some, so that a long object is read at few of its lines
  /// and not at each: reading takes as long as the text is, and not its square.
  private var bytesToRead = 0
  private var listLine: Int?
  /// A list that lines which were taken have left open.
  private var earlierList: Int?
  private var lastLine = 0
  /// A line of the object, with what is wrong with it, that may hold an opt out of someone whom other lines have still to name.
  var unsettled: RecordProblem?

  var isOpen: Bool { depth > 0 }

  private static let bytesAtOnce = 16_384
  private static let readingsOfByte = 4

  /// Takes a line that cannot be read.
  ///
  /// - Parameter most: how long an object may be; a longer one is left where it has become too long.
  mutating func take(_ line: Int, _ text: Bytes, most: Int) -> Part {
    let isAgain = line <= lastLine && line > min(listLine ?? .max, depth > 0 ? object.line : .max)
    var left: [OpenObject] = []
    if !isAgain, line != lastLine + 1 || depth > 0 && text.first == 0x7B { left = close() }
    let goesOn = depth > 0
    var part = Part(
      start: listLine ?? (goesOn ? object.line : nil), isOfList: listLine != nil, isOfObject: goesOn, objects: left)
    if isAgain { return part }
    lastLine = line
    if let list = earlierList, trimmed(text).elementsEqual([0x5D]) {
      earlierList = nil
      return Part(start: list, isOfList: true, objects: left)
    }
    if goesOn { object.text.append(0x20) }
    take(text, line) { part.objects.append($0) }
    if goesOn, depth > 0 {
      bytesToRead += text.count * Self.readingsOfByte
      if object.text.count <= bytesToRead {
        bytesToRead -= object.text.count
        part.objects.append(object)
      }
    }
    if object.text.count > most { part.objects += close() }
    return part
  }

  /// - Parameter end: gets each object that began on an earlier line and ends on this one.
  private mutating func take(_ text: Bytes, _ line: Int, end: (OpenObject) -> Void) {
    var isEscaped = false
    for byte in text {
      if depth > 0 { object.text.append(byte) }
      if isInString {
        if byte == 0x22, !isEscaped { isInString = false }
        isEscaped = byte == 0x5C && !isEscaped
        continue
      }
      switch byte {
      case 0x22: isInString = depth > 0
      case 0x7B:
        if depth == 0 { begin(line) }
        depth += 1
      case 0x5B: if depth > 0 { depth += 1 } else if listLine == nil { listLine = line }
      case 0x7D, 0x5D:
        if depth > 0 {
          depth -= 1
          if depth == 0 { unsettled = nil }
          if depth == 0, object.line < line {
            object.end = .closed
            end(object)
          }
        } else if byte == 0x5D {
          (listLine, earlierList) = (nil, nil)
        }
      default: break
      }
    }
  }

  private mutating func begin(_ line: Int) {
    object = OpenObject(line: line, text: [0x7B])
    bytesToRead = Self.bytesAtOnce
  }

  /// Gives the object that is left without its end.
  mutating func close() -> [OpenObject] {
    var left = depth > 0 ? [object] : []
    for index in left.indices { left[index].end = .left }
    object = OpenObject()
    depth = 0
    unsettled = nil
    isInString = false
    earlierList = listLine ?? earlierList
    listLine = nil
    return left
  }
}

/// An object that goes on over lines, or as much of it as has come.
struct OpenObject {
  /// The line on which it begins.
  var line = 0
  var text: [UInt8] = []
  var end = End.ahead

  /// For messages.
  var name: String { "the object that begins on line \(line)" }

  enum End {
    /// More of it may come.
    case ahead
    case closed
    /// Something else comes in its place.
    case left
  }
}
