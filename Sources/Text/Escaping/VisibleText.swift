/// Makes a text safe to look at: what a reader would not see, or a terminal or a service that reads logs would obey, is
/// written as `<U+001B>`. Emoji stay whole.
public struct VisibleText {
  /// Line breaks and tabs stay.
  public var keepsLayout: Bool
  /// Zero-width characters and those that change the direction of text stay.
  public var keepsInvisible: Bool

  /// Shows nothing but visible characters and spaces as they are, unless told to keep more.
  public init(keepsLayout: Bool = false, keepsInvisible: Bool = false) {
    self.keepsLayout = keepsLayout
    self.keepsInvisible = keepsInvisible
  }

  /// The text with everything else written out.
  ///
  /// - Parameter before: what stands before it on its line.
  public func shown(_ text: String, after before: String = "") -> String {
    // Nearly every text is printable ASCII without brackets and colons.
    guard !text.utf8.allSatisfy({ ASCII.isPrintable($0) && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: ":") }) else {
      return text
    }
    var shown = String.UnicodeScalarView()
    var scan = InvisibleScan()
    var start = LogCommand.LineStart()
    for scalar in before.unicodeScalars.prefix(2) { _ = start.isSecondColon(scalar) }
    let last = String.UnicodeScalarView(before.unicodeScalars.suffix(LogCommand.longest))
    for scalar in text.unicodeScalars {
      let kind = scan.kind(of: scalar)
      let isHidden = kind.map { !keeps(scalar, $0) } ?? false
      // A line break that is written out ends no line.
      let isCommand =
        start.isSecondColon(isHidden ? "<" : scalar)
        || scalar == "[" && LogCommand.opensBracket(after: last + shown.suffix(LogCommand.longest))
      if isHidden || isCommand {
        shown.append(contentsOf: "<\(codePointName(scalar.value))>".unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  private func keeps(_ scalar: Unicode.Scalar, _ kind: InvisibleScalar.Kind) -> Bool {
    switch kind {
    case .space: true
    case .bidi, .zeroWidth: keepsInvisible
    case .control: keepsLayout && (scalar == "\n" || scalar == "\r" || scalar == "\t")
    }
  }
}
