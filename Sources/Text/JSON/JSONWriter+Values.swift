// Values: elements of an array, what follows a key, or a whole document.
extension JSONWriter {
  /// A string.
  public mutating func value(_ string: String) {
    var string = string
    string.withUTF8 { value(utf8: $0) }
  }

  /// A string's bytes, which must be UTF-8.
  public mutating func value(utf8 text: UnsafeBufferPointer<UInt8>) {
    appendValue(atMost: JSONEscaping.room(for: text)) { JSONEscaping.putString(text, to: &$0) }
  }

  /// A string's bytes, which must be UTF-8.
  public mutating func value(utf8 text: some Collection<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { value(utf8: $0) }
    if done == nil { Array(text).withUnsafeBufferPointer { value(utf8: $0) } }
  }

  /// An integer of any size.
  public mutating func value(_ number: some BinaryInteger) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// An integer.
  @inlinable public mutating func value(_ number: Int) { value(Int64(number)) }

  /// An integer.
  public mutating func value(_ number: Int64) { appendValue(atMost: 20) { $0.put(decimal: number) } }

  /// The shortest digits that read back as the same number; `null` for a number that is not finite.
  public mutating func value(_ number: Double) {
    separate()
    bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
  }

  /// `true` or `false`.
  public mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// `null`.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// A value that is JSON already.
  public mutating func raw(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  /// An object as an element of an array, or as the whole document.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }
}
