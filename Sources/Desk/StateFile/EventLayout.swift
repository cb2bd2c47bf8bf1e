internal import Campaign
internal import JSONTree

/// Lines of an event stream, whatever their layout: blanks and lines of blanks, the `\r` of Windows, a byte order mark, the order of keys, keys that are
/// `null` and whether characters are escaped are none of what they say.
enum EventLayout {
  /// Whether two lines say the same.
  static func isSame(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    if a.elementsEqual(b) { return true }
    guard let first = members(a), let second = members(b) else { return trimmed(a) == trimmed(b) }
    return first == second
  }

  /// Whether a line says nothing.
  static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { trimmed(line).isEmpty }

  /// Whether a line says which event it is, by a moment or a message of its own: equal lines are then equal events.
  static func isIdentified(_ line: ArraySlice<UInt8>) -> Bool {
    members(line)?.contains { $0.key == "at" || $0.key == EventField.messageID.rawValue } ?? false
  }

  /// The keys of an event with their values, in the order of the keys; nil for a line that is no object.
  private static func members(_ line: ArraySlice<UInt8>) -> [JSONValue.Member]? {
    JSONValue(trimmed(line))?.members?.filter { $0.value != .null }.sorted { $0.key < $1.key }
  }

  /// Without a byte order mark, and without blanks around it.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
    line = line.drop(while: isBlank)
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
