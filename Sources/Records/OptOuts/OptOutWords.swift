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

  mutating func says(_ value: Bytes) -> Bool {
    guard Self.mayBegin(value) else { return false }
    if let known = judged.find(value) { return answers[Int(known)] }
    let answer = ContactColumn.saysOptedOut(HeaderName(String(decoding: value, as: UTF8.self)))
    if answers.count < Self.mostJudged, let new = judged.insert(value), new.isNew { answers.append(answer) }
    return answer
  }

  /// Whether the first letters are those of a word that says it.
  static func mayBegin(_ value: Bytes) -> Bool {
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
