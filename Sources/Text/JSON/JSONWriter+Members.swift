// Members of the object that is open.
extension JSONWriter {
  /// A key; its value comes next.
  public mutating func key(_ name: String) {
    value(name)
    endKey()
  }

  /// A key's bytes, which must be UTF-8; its value comes next.
  public mutating func key(utf8 name: UnsafeBufferPointer<UInt8>) {
    value(utf8: name)
    endKey()
  }

  /// A key of our own, which needs no escapes; its value comes next.
  @inlinable public mutating func key(bare name: StaticString) {
    appendValue(atMost: name.utf8CodeUnitCount + 3) { $0.put(key: name) }
    needsComma = false
  }

  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A key of our own, which needs no escapes, and a string's bytes, which must be UTF-8.
  public mutating func member(bare name: StaticString, utf8 text: UnsafeBufferPointer<UInt8>) {
    appendValue(atMost: name.utf8CodeUnitCount + 3 + JSONEscaping.room(for: text)) { out in
      out.put(key: name)
      JSONEscaping.putString(text, to: &out)
    }
  }

  /// A key of our own, which needs no escapes, and an integer.
  @inlinable public mutating func member(bare name: StaticString, _ number: Int64) {
    appendValue(atMost: name.utf8CodeUnitCount + 23) { out in
      out.put(key: name)
      out.put(decimal: number)
    }
  }

  /// A string.
  public mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }

  /// A string's bytes, which must be UTF-8.
  public mutating func member(_ name: String, utf8 text: UnsafeBufferPointer<UInt8>) {
    key(name)
    value(utf8: text)
  }

  /// An integer.
  public mutating func member(_ name: String, _ number: some BinaryInteger) {
    key(name)
    value(number)
  }

  /// The shortest digits that read back as the same number; `null` for a number that is not finite.
  public mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  /// `true` or `false`.
  public mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// A list of strings.
  public mutating func member(_ name: String, _ strings: [String]) {
    key(name)
    beginArray()
    for string in strings { value(string) }
    endArray()
  }

  /// An object, whose members a closure writes.
  public mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// An array, whose elements a closure writes.
  public mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    beginArray()
    body(&self)
    endArray()
  }

  /// Members that are JSON already, with the commas between them.
  public mutating func members(_ json: some Collection<UInt8>) {
    guard !json.isEmpty else { return }
    separate()
    bytes.append(contentsOf: json)
  }
}

extension ByteCursor {
  /// Puts `"key":`.
  @inlinable @inline(__always) mutating func put(key name: StaticString) {
    put(UInt8(ascii: "\""))
    put(name)
    put("\":")
  }
}
