internal import Text

extension DiagnosticCode {
  /// The name of a code that people mean by `PB0200`, `[PB0200]`, `pb200` or `200`; nil where it is the name of none.
  package static func name(meantBy text: String) -> String? {
    var text = text.uppercased()[...]
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    if text.hasPrefix("PB") { text = text.dropFirst(2) }
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy(ASCII.isDigit), let number = Int(text) else {
      return nil
    }
    return DiagnosticCode(number, "").name
  }
}
