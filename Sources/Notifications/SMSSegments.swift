/// How many segments a text takes as an SMS, each of which a carrier counts as one message; 0 for an empty text.
///
/// A text of the default alphabet of GSM has room for 160 characters, or 153 in each of several segments; any other text is sent as UCS-2,
/// 70 units or 67 in each of several. Nothing that takes two places, such as `€` or an emoji, is cut in two (3GPP TS 23.038 and 23.040).
package func smsSegments(_ text: String) -> Int {
  if text.isEmpty { return 0 }
  var septets: [Int] = []
  for scalar in text.unicodeScalars {
    guard let size = septetCount(of: scalar) else {
      return segments(text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 }, alone: 70, each: 67)
    }
    septets.append(size)
  }
  return segments(septets, alone: 160, each: 153)
}

private func segments(_ sizes: [Int], alone: Int, each: Int) -> Int {
  if sizes.reduce(0, +) <= alone { return 1 }
  var (count, used) = (1, 0)
  for size in sizes {
    if used + size > each { (count, used) = (count + 1, 0) }
    used += size
  }
  return count
}

/// How many septets a character takes in the default alphabet of GSM; nil where it is in neither of its two tables.
private func septetCount(of scalar: Unicode.Scalar) -> Int? {
  switch scalar {
  case "\n", "\r", " "..."Z", "a"..."z": 1
  case "_", "£", "¥", "è", "é", "ù", "ì", "ò", "Ç", "Ø", "ø", "Å", "å", "Δ", "Φ", "Γ", "Λ", "Ω", "Π", "Ψ", "Σ", "Θ",
    "Ξ", "Æ", "æ",
    "ß", "É", "¤", "¡", "Ä", "Ö", "Ñ", "Ü", "§", "¿", "ä", "ö", "ñ", "ü", "à":
    1
  case "\u{0C}", "^", "{", "}", "\\", "[", "~", "]", "|", "€": 2
  default: nil
  }
}
