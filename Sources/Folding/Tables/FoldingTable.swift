/// A map from code points to code points, decoded from a file of `Tables`. Entries are runs of neighbours, sorted.
struct FoldingTable: Sendable {
  private struct Run {
    let first: UInt32
    let last: UInt32
    /// 1 or 2: code points between two steps are not in the table.
    let step: UInt32
    let values: Range<UInt32>
  }

  private let runs: [Run]
  private let values: [UInt32]

  static let canonical = FoldingTable(decoding: EmbeddedFiles.`canonical.txt`)
  static let caseFold = FoldingTable(decoding: EmbeddedFiles.`case-fold.txt`)
  static let compatibility = FoldingTable(decoding: EmbeddedFiles.`compatibility.txt`)

  /// Decodes the lines of a table; the tests hold every entry against golden vectors.
  ///
  /// `1E9E>73.73` maps one code point, `41*1A>61` maps 0x1A code points, each one further, and `100/18>101` does so in
  /// steps of two. All numbers are hexadecimal; a line that begins with `#` is a comment.
  init(decoding text: StaticString) {
    var runs: [Run] = []
    var values: [UInt32] = []
    text.withUTF8Buffer { text in
      var cursor = HexadecimalCursor(text: text)
      while let first = cursor.nextNumber() {
        var (count, step): (UInt32, UInt32) = (1, 1)
        if cursor.consume(UInt8(ascii: "*")) {
          count = cursor.nextNumber() ?? 1
        } else if cursor.consume(UInt8(ascii: "/")) {
          (count, step) = (cursor.nextNumber() ?? 1, 2)
        }
        let start = UInt32(values.count)
        // An entry without a value maps to nothing.
        if cursor.consume(UInt8(ascii: ">")), let value = cursor.nextNumber(skippingSpace: false) {
          values.append(value)
          while cursor.consume(UInt8(ascii: ".")), let value = cursor.nextNumber() { values.append(value) }
        }
        let last = first + (count - 1) * step
        runs.append(Run(first: first, last: last, step: step, values: start..<UInt32(values.count)))
      }
    }
    self.runs = runs
    self.values = values
  }

  /// Appends what the code point maps to, and says whether it is in the table at all.
  func append(_ code: UInt32, to output: inout [UInt32]) -> Bool {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].last < code { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].first <= code else { return false }
    let run = runs[low]
    let offset = code - run.first
    guard offset % run.step == 0 else { return false }
    // Only one-to-one entries form runs, so the offset is zero for all others.
    for index in run.values { output.append(values[Int(index)] + offset) }
    return true
  }
}

/// Reads hexadecimal numbers and the signs between them.
private struct HexadecimalCursor {
  let text: UnsafeBufferPointer<UInt8>
  var at = 0

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func consume(_ sign: UInt8) -> Bool {
    guard at < text.count, text[at] == sign else { return false }
    at += 1
    return true
  }

  mutating func nextNumber(skippingSpace: Bool = true) -> UInt32? {
    if skippingSpace { skipSpaceAndComments() }
    var number: UInt32?
    while at < text.count, let digit = Self.value(of: text[at]) {
      number = (number ?? 0) << 4 | digit
      at += 1
    }
    return number
  }

  private mutating func skipSpaceAndComments() {
    var isComment = false
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\n"): isComment = false
      case UInt8(ascii: "#"): isComment = true
      case UInt8(ascii: " "): break
      default: if !isComment { return }
      }
      at += 1
    }
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
