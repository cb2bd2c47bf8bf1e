internal import Campaign

/// Effects without what may change from run to run: notifications, for their links, and the lines of rules, for the layout
/// of their file.
func told(_ effects: [UInt8]) -> [[UInt8]] {
  let notified = Array(#""effect":"\#(EffectKind.notified.rawValue)""#.utf8)
  let line = Array(#"{"line":"#.utf8)
  var told: [[UInt8]] = []
  for effect in effects.split(separator: 0x0A) {
    // The kind stands behind `n` and `i`.
    if effect.prefix(64).indices.contains(where: { effect[$0...].starts(with: notified) }) { continue }
    var kept: [UInt8] = []
    var isLine = false
    for byte in effect {
      if isLine && byte >= 0x30 && byte <= 0x39 { continue }
      kept.append(byte)
      isLine = byte == UInt8(ascii: ":") && kept.suffix(line.count).elementsEqual(line)
    }
    told.append(kept)
  }
  return told
}
