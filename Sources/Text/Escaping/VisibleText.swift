/// Makes a text safe to look at: what a reader would not see, or a terminal would obey, is written as `<U+001B>`. Emoji
/// stay whole.
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
  public func shown(_ text: String) -> String {
    guard !text.utf8.allSatisfy(ASCII.isPrintable) else { return text }
    var shown = String.UnicodeScalarView()
    var scan = InvisibleScan()
    for scalar in text.unicodeScalars {
      if let kind = scan.kind(of: scalar), !keeps(scalar, kind) {
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
