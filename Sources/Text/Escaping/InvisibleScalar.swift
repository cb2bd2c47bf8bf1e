/// A Unicode scalar that a reader of a text does not see, or that changes how the text around it looks.
public struct InvisibleScalar: Sendable, Equatable {
  /// Why a reader does not see it, or sees something else.
  public enum Kind: Sendable {
    /// Changes the direction of the text around it.
    case bidi
    /// Shows nothing: zero-width spaces and joiners, byte order marks, tags, fillers.
    case zeroWidth
    /// A control character, or a separator of lines or paragraphs.
    case control
    /// A space other than U+0020.
    case space
  }
  /// The scalar itself.
  public let scalar: Unicode.Scalar
  /// Why it is not seen.
  public let kind: Kind
  /// Its place, in bytes from the start of the text.
  public let offset: Int

  /// The code point as messages show it: `U+202E`.
  public var name: String { codePointName(scalar.value) }

  /// Whether a code point is a bidirectional control: a mark, an embedding, an override or an isolate.
  public static func isBidiControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// A code point as messages name it: `U+` and four to six hexadecimal digits.
public func codePointName(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

/// The first scalar of a text that a reader does not see; nil when there is none. Joiners and variation selectors
/// inside an emoji count as seen.
public func firstInvisibleScalar(in text: String) -> InvisibleScalar? {
  // Nearly every text is printable ASCII.
  guard text.utf8.withContiguousStorageIfAvailable({ ASCII.isPrintable($0) }) != true else { return nil }
  var offset = 0
  var scan = InvisibleScan()
  for scalar in text.unicodeScalars {
    if let kind = scan.kind(of: scalar) { return InvisibleScalar(scalar: scalar, kind: kind, offset: offset) }
    offset += UTF8.width(scalar)
  }
  return nil
}

/// Walks along a text and tells the invisible scalars from those that hold an emoji together.
struct InvisibleScan {
  private var afterEmoji = false

  mutating func kind(of scalar: Unicode.Scalar) -> InvisibleScalar.Kind? {
    if isEmojiGlue(scalar) { return afterEmoji ? nil : .zeroWidth }
    // To Unicode, digits are emoji too, but no one joins them.
    afterEmoji = scalar.value >= 0x7F && scalar.properties.isEmoji || scalar == "#" || scalar == "*"
    return invisibleKind(scalar)
  }
}

private func invisibleKind(_ scalar: Unicode.Scalar) -> InvisibleScalar.Kind? {
  if scalar.value >= 0x20 && scalar.value < 0x7F { return nil }
  if InvisibleScalar.isBidiControl(scalar.value) { return .bidi }
  let properties = scalar.properties
  if properties.generalCategory == .control || properties.generalCategory == .lineSeparator
    || properties.generalCategory == .paragraphSeparator
  {
    return .control
  }
  if properties.generalCategory == .spaceSeparator { return .space }
  if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format { return .zeroWidth }
  return nil
}

/// Zero-width joiner, the variation selectors for text and emoji style, and the tags that spell the flags of regions.
private func isEmojiGlue(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200D, 0xFE0E, 0xFE0F, 0xE0020...0xE007F: true
  default: false
  }
}
