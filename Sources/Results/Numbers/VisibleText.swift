import Text

/// A name that someone else chose, as a page shows it: what cannot be seen, or would change the direction of the text
/// around it, is written as `<U+202E>`. The templates take care of what means something in HTML.
func visible(_ text: String) -> String {
  let shown = escaped(text, for: .terminal)
  guard shown.unicodeScalars.contains(where: isNoCharacter) else { return shown }
  return shown.unicodeScalars.reduce(into: "") { text, scalar in
    if isNoCharacter(scalar) {
      text += "<" + codePointName(scalar.value) + ">"
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
}

/// The last two code points of each plane and 32 others: no text has them, and XML refuses two of them.
private func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
}
