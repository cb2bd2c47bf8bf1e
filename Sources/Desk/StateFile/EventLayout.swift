/// Lines of an event stream, whatever their layout: spaces and tabs outside of strings and the `\r` of Windows are none of what
/// they say.
enum EventLayout {
  /// Whether two lines say the same.
  static func isSame(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    a.elementsEqual(b) || plain(a) == plain(b)
  }

  /// Whether a line says which event it is, by its time or the id of its message. Another event then has another line.
  static func isIdentified(_ line: ArraySlice<UInt8>) -> Bool {
    let text = plain(line)
    // A quote within a string has a backslash before it, so these are keys.
    return ["at", "message_id"].contains { key in
      text.contains(Array("{\"\(key)\":".utf8)) || text.contains(Array(",\"\(key)\":".utf8))
    }
  }

  private static func plain(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var isInString = false
    var isEscaped = false
    return line.filter { byte in
      if isInString {
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        return true
      }
      if byte == UInt8(ascii: "\"") { isInString = true }
      return byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r")
    }
  }
}
