/// Writes compact JSON into bytes. The caller balances what it opens; commas are the writer's business.
///
/// Strings keep their UTF-8, but controls and characters that change the direction of text are escaped, so that JSON on a
/// terminal commands nothing.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  /// Starts anew and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func beginObject() { open(0x7B) }
  public mutating func endObject() { close(0x7D) }
  public mutating func beginArray() { open(0x5B) }
  public mutating func endArray() { close(0x5D) }

  /// A line break between two documents, as JSON Lines have it.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(0x3A)
    needsComma = false
  }
  public mutating func value(_ string: String) {
    separate()
    appendQuoted(string)
  }
  public mutating func value(_ number: some BinaryInteger) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }
  /// The shortest digits that read back as the same number; what is no number is `null`.
  public mutating func value(_ number: Double) {
    separate()
    bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
  }
  public mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }
  /// A value that is JSON already.
  public mutating func raw(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }
  /// A string's bytes, which must be UTF-8.
  public mutating func value(utf8 text: some Collection<UInt8>) {
    separate()
    bytes.append(0x22)
    let done: Void? = text.withContiguousStorageIfAvailable { appendEscaped($0) }
    if done == nil { Array(text).withUnsafeBufferPointer { appendEscaped($0) } }
    bytes.append(0x22)
  }

  public mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }
  public mutating func member(_ name: String, _ number: some BinaryInteger) {
    key(name)
    value(number)
  }
  public mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }
  public mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }
  public mutating func member(_ name: String, _ strings: [String]) {
    key(name)
    beginArray()
    for string in strings { value(string) }
    endArray()
  }
  public mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    beginObject()
    body(&self)
    endObject()
  }
  public mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    beginArray()
    body(&self)
    endArray()
  }
  /// An object as an element of an array, or as the whole document.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }
  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }
  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { appendEscaped($0) }
    bytes.append(0x22)
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      // Most bytes need no look.
      if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte < 0x7F {
        at += 1
        continue
      }
      let (length, scalar) = commanding(text, at)
      if let scalar {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<at]))
        appendEscape(scalar)
        copied = at + length
      }
      at += length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
  }

  /// The scalar that must be escaped at a place, if there is one, and how many bytes to go on.
  private func commanding(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, scalar: UInt32?) {
    let byte = text[at]
    if byte < 0x80 { return (1, UInt32(byte)) }
    let second = at + 1 < text.count ? UInt32(text[at + 1] & 0x3F) : 0
    if byte == 0xC2 || byte == 0xD8 {
      let scalar = UInt32(byte & 0x1F) << 6 | second
      return (min(2, text.count - at), scalar < 0xA0 || InvisibleScalar.isBidiControl(scalar) ? scalar : nil)
    }
    guard byte == 0xE2 || byte == 0xEF, at + 2 < text.count else { return (1, nil) }
    let scalar = UInt32(byte & 0x0F) << 12 | second << 6 | UInt32(text[at + 2] & 0x3F)
    let isSeparator = scalar == 0x2028 || scalar == 0x2029 || scalar == 0xFEFF
    return (3, isSeparator || InvisibleScalar.isBidiControl(scalar) ? scalar : nil)
  }

  private mutating func appendEscape(_ scalar: UInt32) {
    switch scalar {
    case 0x22: bytes.append(contentsOf: "\\\"".utf8)
    case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    default:
      let digits = String(scalar, radix: 16)
      bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits).utf8)
    }
  }
}
