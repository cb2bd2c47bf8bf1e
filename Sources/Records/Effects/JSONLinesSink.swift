public import Campaign

/// Writes effects as JSON, one object a line, to bytes that the caller flushes and empties.
public struct JSONLinesSink: EffectSink {
  public var bytes: [UInt8] = []
  private var isFirstItem = true

  public init() {}

  public mutating func begin(_ kind: EffectKind, place: EffectPlace) {
    JSONText.append("{\"n\":", to: &bytes)
    JSONText.append(place.n, to: &bytes)
    JSONText.append(",\"i\":", to: &bytes)
    JSONText.append(place.i, to: &bytes)
    JSONText.append(",\"effect\":\"", to: &bytes)
    bytes.append(contentsOf: kind.rawValue.utf8)
    bytes.append(0x22)
    guard let moment = place.moment else { return }
    JSONText.append(",\"at\":", to: &bytes)
    switch moment.form {
    case .integer: JSONText.append(moment.instant.milliseconds, to: &bytes)
    case .text:
      if let text = RFC3339.write(moment.instant) {
        bytes.append(0x22)
        bytes.append(contentsOf: text)
        bytes.append(0x22)
      } else {
        // An offset can move the last day of the year 9999 to a year that text cannot write.
        JSONText.append(moment.instant.milliseconds, to: &bytes)
      }
    }
  }

  public mutating func string(_ key: EffectKey, _ text: Bytes) {
    appendKey(key)
    JSONText.appendString(text, to: &bytes)
  }

  public mutating func beginList(_ key: EffectKey) {
    appendKey(key)
    bytes.append(UInt8(ascii: "["))
    isFirstItem = true
  }

  public mutating func item(_ text: Bytes) {
    if !isFirstItem { bytes.append(UInt8(ascii: ",")) }
    isFirstItem = false
    JSONText.appendString(text, to: &bytes)
  }

  public mutating func endList() { bytes.append(UInt8(ascii: "]")) }

  public mutating func rules(_ key: EffectKey, _ rules: [MatchedRule]) {
    appendKey(key)
    bytes.append(UInt8(ascii: "["))
    for (index, rule) in rules.enumerated() {
      JSONText.append(index == 0 ? "{\"line\":" : ",{\"line\":", to: &bytes)
      JSONText.append(rule.line, to: &bytes)
      JSONText.append(",\"index\":", to: &bytes)
      JSONText.append(rule.index, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  public mutating func end() { JSONText.append("}\n", to: &bytes) }

  /// Keys are words of ours and need no escapes.
  private mutating func appendKey(_ key: EffectKey) {
    JSONText.append(",\"", to: &bytes)
    JSONText.append(key.staticName, to: &bytes)
    JSONText.append("\":", to: &bytes)
  }
}
