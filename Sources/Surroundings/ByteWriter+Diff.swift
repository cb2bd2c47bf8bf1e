package import Diagnostics
internal import Text

extension ByteWriter {
  /// Writes a diff for people: safe to show, and with the colors of its lines.
  package func write(shownDiff diff: [UInt8], usesColor: Bool) throws(Failure) {
    for line in diff.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let text = printable(String(decoding: line, as: UTF8.self))
      let color: String? =
        switch line.first {
        case UInt8(ascii: "+"): "32"
        case UInt8(ascii: "-"): "31"
        case UInt8(ascii: "@"): "36"
        default: nil
        }
      if usesColor, let color {
        try self.line("\u{1B}[\(color)m\(text)\u{1B}[0m")
      } else {
        try self.line(text)
      }
    }
  }
}
