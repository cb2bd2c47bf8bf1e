/// The colours of a terminal.
public enum Ink: String, Sendable {
  case red = "31"
  case green = "32"
  case yellow = "33"

  /// The text between the codes that turn the colour on and off.
  public func paint(_ text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
