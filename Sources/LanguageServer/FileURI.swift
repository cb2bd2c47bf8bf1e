/// The path of a `file:` URI, percent signs decoded; nil for other URIs, and for paths that are no UTF-8 or hold a NUL.
func filePath(ofURI uri: String) -> String? {
  let scheme = "file://"
  guard uri.lowercased().hasPrefix(scheme) else { return nil }
  let rest = uri.utf8.dropFirst(scheme.utf8.count)
  // A host may stand before the path.
  guard let slash = rest.firstIndex(of: 0x2F) else { return nil }
  var bytes: [UInt8] = []
  var digits = 0
  var code: UInt8 = 0
  for byte in rest[slash...] {
    if digits > 0 {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      code = code << 4 | UInt8(digit)
      digits -= 1
      if digits == 0 { bytes.append(code) }
    } else if byte == 0x25 {
      (digits, code) = (2, 0)
    } else if byte == 0x3F || byte == 0x23 {
      break
    } else {
      bytes.append(byte)
    }
  }
  guard digits == 0, !bytes.contains(0) else { return nil }
  return String(validating: bytes, as: UTF8.self)
}

/// A path as a `file:` URI.
func fileURI(ofPath path: String) -> String {
  var uri = "file://"
  for byte in path.utf8 {
    switch byte {
    case 0x2F, 0x2D...0x2E, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x7E:
      uri.unicodeScalars.append(UnicodeScalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      uri += "%" + (byte < 16 ? "0" : "") + digits
    }
  }
  return uri
}
