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
    let done: Void? = text.withContiguousStorageIfAvailable { JSONEscaping.append($0, to: &bytes) }
    if done == nil { Array(text).withUnsafeBufferPointer { JSONEscaping.append($0, to: &bytes) } }
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
    text.withUTF8 { JSONEscaping.append($0, to: &bytes) }
    bytes.append(0x22)
  }
}
