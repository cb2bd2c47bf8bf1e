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
