/// A part of a gate's text.
struct GateWord {
  enum Kind: Hashable {
    /// Letters, digits and other characters of names and numbers.
    case word
    /// A comparison, or something close to one.
    case comparison
    case open, close
    case end
  }

  let kind: Kind
  /// Its bytes in the gate's text; empty at the end.
  let range: Range<Int>
  let text: String
}

/// Splits a gate's text into words, in time proportional to its length. Unknown characters become a word, for messages
/// to name.
func gateWords(_ text: String) -> [GateWord] {
  let bytes = Array(text.utf8)
  var words: [GateWord] = []
  var at = 0
  while at < bytes.count {
    let start = at
    let first = kind(bytes[at])
    at += 1
    if first == nil { continue }
    if first == .word || first == .comparison {
      while at < bytes.count, kind(bytes[at]) == first { at += 1 }
    }
    words.append(
      GateWord(kind: first ?? .word, range: start..<at, text: String(decoding: bytes[start..<at], as: UTF8.self)))
  }
  words.append(GateWord(kind: .end, range: bytes.count..<bytes.count, text: ""))
  return words
}

/// Nil for white space.
private func kind(_ byte: UInt8) -> GateWord.Kind? {
  switch byte {
  case 0x20, 0x09, 0x0A, 0x0D: nil
  case UInt8(ascii: "("): .open
  case UInt8(ascii: ")"): .close
  case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"): .comparison
  default: .word
  }
}
