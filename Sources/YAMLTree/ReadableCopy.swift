/// The bytes of a file in which what has been reported is out of the way, so that the rest can be read.
///
/// It has the length of the file, and everything that was not reported is at its place in the file.
struct ReadableCopy {
  let original: UnsafeBufferPointer<UInt8>
  var bytes: [UInt8]
  var isChanged = false
  /// The parts that were left out, in the order in which they were found.
  private(set) var leftOut: [Range<Int>] = []
  /// Whether one of them had no key that could be read.
  private(set) var lacksKey = false
  /// What was read as it was certainly meant.
  var mends: [SyntaxMend] = []

  init(_ original: UnsafeBufferPointer<UInt8>) {
    self.original = original
    bytes = Array(original)
  }

  /// Writes spaces over a part, except over its line breaks. False when it held nothing else.
  @discardableResult
  mutating func blank(_ range: Range<Int>) -> Bool {
    var isNew = false
    for at in range where !isLineBreak(bytes[at]) && bytes[at] != 0x20 {
      bytes[at] = 0x20
      isNew = true
    }
    isChanged = isChanged || isNew
    return isNew
  }

  /// Leaves a part of the file out: the keys that start there have values that could not be read.
  mutating func leaveOut(_ range: Range<Int>, keeping key: Range<Int>?) -> Bool {
    let kept = key ?? range.lowerBound..<range.lowerBound
    let before = blank(range.lowerBound..<kept.lowerBound)
    let after = blank(kept.upperBound..<range.upperBound)
    if before || after {
      leftOut.append(range)
      lacksKey = lacksKey || key == nil
    }
    return before || after
  }

  /// What libyaml reads in place of a part of the file: one scalar for each scalar of the file, because its marks count
  /// them.
  func feed(from start: Int) -> [UInt8] {
    var feed: [UInt8] = []
    feed.reserveCapacity(bytes.count)
    for at in start..<bytes.count where !(original[at] & 0xC0 == 0x80 && bytes[at] != original[at]) {
      feed.append(bytes[at])
    }
    return feed
  }
}
