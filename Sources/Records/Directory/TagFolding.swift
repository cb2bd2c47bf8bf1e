/// The form in which tags compare: without blanks at both ends, and case-folded.
///
/// The only place of this module that knows how. Tags of ASCII, nearly all, take the short way.
enum TagFolding {
  /// Puts the folded tag into `out`, whose memory is reused.
  static func fold(_ tag: Bytes, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    let inner = trimmed(tag)
    for byte in inner {
      if byte >= 0x80 {
        foldUnicode(inner, into: &out)
        return
      }
      out.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
  }

  private static func foldUnicode(_ tag: Bytes, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    out.append(contentsOf: String(decoding: tag, as: UTF8.self).lowercased().utf8)
  }
}
