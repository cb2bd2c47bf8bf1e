import PatchbayKit

/// An event twice: as a value, and as the line of a stream that says the same. The line is written here, apart from the library.
struct EventPair {
  let event: Event
  let line: String

  init(_ event: Event, _ kind: String, _ members: [(key: String, value: Written?)], at time: Int64? = nil) {
    let moment = time.map { Timestamp(milliseconds: $0) }
    self.event = moment.map { event.at($0) } ?? event
    var all: [(key: String, value: Written?)] = [("event", .text(kind)), ("at", moment.map { .text($0.description) })]
    all += members
    line = Written.object(all).json
  }

  /// A value of JSON.
  indirect enum Written {
    case text(String)
    case texts([String])
    case flag(Bool)
    case number(UInt64)
    case object([(key: String, value: Written?)])

    var json: String {
      switch self {
      case .text(let text): Self.quoted(text)
      case .texts(let texts): "[" + texts.map(Self.quoted).joined(separator: ",") + "]"
      case .flag(let flag): "\(flag)"
      case .number(let number): "\(number)"
      case .object(let members):
        "{"
          + members.compactMap { key, value in value.map { Self.quoted(key) + ":" + $0.json } }.joined(separator: ",")
          + "}"
      }
    }

    private static func quoted(_ text: String) -> String {
      var out = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": out += "\\" + String(scalar)
        case "\u{0}"..<" ": out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: out.unicodeScalars.append(scalar)
        }
      }
      return out + "\""
    }
  }
}

/// Chooses, the same for the same seed.
struct Chance {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, count)))
  }

  mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }
  mutating func isSo(_ percent: Int) -> Bool { below(100) < percent }
  mutating func maybe<Value>(_ percent: Int, _ value: (inout Chance) -> Value) -> Value? {
    isSo(percent) ? value(&self) : nil
  }
}
