internal import Campaign
internal import Folding
internal import Text

/// Knows the words by which lists say that someone has opted out, such as `Unsubscribed`.
///
/// Only texts that begin as one of the words does are read, and each once.
struct OptOutWords: ~Copyable {
  private var judged = NameTable()
  private var answers: [Bool] = []
  private static let mostJudged = 4096
  /// A bit for each beginning of a word. Here, and not a constant of the type, which each use would have to look up.
  private let hashedBeginnings = beginnings.reduce(0 as UInt64) { $0 | bit(of: $1) }

  mutating func says(_ value: Bytes) -> Bool {
    guard mayBegin(value) else { return false }
    if let known = judged.find(value) { return answers[Int(known)] }
    let answer = ContactColumn.saysOptedOut(HeaderName(String(decoding: value, as: UTF8.self)))
    if answers.count < Self.mostJudged, let new = judged.insert(value), new.isNew { answers.append(answer) }
    return answer
  }

  /// Whether the first letters are those of a word that says it.
  @inline(__always)
  func mayBegin(_ value: Bytes) -> Bool {
    guard value.count > 2 else { return false }
    let (first, second, third) = (value[0] | 0x20, value[1] | 0x20, value[2] | 0x20)
    if first &- 0x61 < 26, second &- 0x61 < 26, third &- 0x61 < 26 {
      let letters = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
      if hashedBeginnings & Self.bit(of: letters) == 0 { return false }
    }
    return Self.mayBeginSomewhere(value)
  }

  @inline(__always)
  private static func bit(of letters: UInt32) -> UInt64 {
    let hash = letters &* 0x9E37_79B1
    return 1 &<< UInt64(hash >> 26)
  }

  /// The same of a text with other characters between its letters.
  private static func mayBeginSomewhere(_ value: Bytes) -> Bool {
    var letters: UInt32 = 0
    var count = 0
    for byte in value {
      let letter = byte | 0x20
      guard letter &- 0x61 < 26 else { continue }
      letters = letters << 8 | UInt32(letter)
      count += 1
      if count == 1, !isFirst[Int(letter &- 0x61)] { return false }
      if count == 3 { return beginnings.contains(letters) }
    }
    return false
  }

  private static let words = [
    "stop", "unsub", "remove", "don", "opt", "dnc", "isopt", "isunsub", "hasopt", "sms", "text", "phone",
  ]
  private static let beginnings = words.map { word in word.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } }
  private static let isFirst: [Bool] = (0..<26).map { letter in
    words.contains { $0.utf8.first == UInt8(0x61 + letter) }
  }
}
