/// Members of a JSON object as text, each with a comma before it: the caller has written the first one, or drops that comma.
public struct JSONMembers {
  public var bytes: [UInt8] = []

  public init() {}

  /// - Parameter key: escaped as any text is.
  public mutating func key(_ key: Bytes) {
    bytes.append(UInt8(ascii: ","))
    JSONText.appendString(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  public mutating func key(_ key: String) {
    var key = key
    key.withUTF8 { self.key($0) }
  }

  public mutating func string(_ key: String, _ text: Bytes) {
    self.key(key)
    JSONText.appendString(text, to: &bytes)
  }

  public mutating func string(_ key: String, _ text: String) {
    self.key(key)
    JSONText.appendString(text, to: &bytes)
  }

  public mutating func flag(_ key: String, _ value: Bool) {
    self.key(key)
    JSONText.append(value ? "true" : "false", to: &bytes)
  }

  public mutating func number(_ key: String, _ value: UInt64) {
    self.key(key)
    JSONText.append(value, to: &bytes)
  }

  /// A list of strings.
  ///
  /// - Parameter append: appends the text of an item, escaped, without its quotes.
  public mutating func strings<Items: Sequence>(
    _ key: String, _ items: Items, append: (Items.Element, inout [UInt8]) -> Void
  ) {
    self.key(key)
    var before = UInt8(ascii: "[")
    for item in items {
      bytes.append(before)
      bytes.append(0x22)
      append(item, &bytes)
      bytes.append(0x22)
      before = UInt8(ascii: ",")
    }
    if before == UInt8(ascii: "[") { bytes.append(before) }
    bytes.append(UInt8(ascii: "]"))
  }
}
