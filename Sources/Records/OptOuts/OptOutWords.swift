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
  /// A bit for each three letters that a word begins with. Here, and not a constant of the type, which each use would have to look up.
  private let beginnings = table

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
      return isBeginning(Self.packed(Self.packed(Self.packed(0, first), second), third))
    }
    return mayBeginSomewhere(value)
  }

  @inline(__always)
  private func isBeginning(_ letters: Int) -> Bool { beginnings[letters &>> 6] & 1 &<< UInt64(letters & 63) != 0 }

  /// Letters in five bits each.
  @inline(__always)
  private static func packed(_ letters: Int, _ letter: UInt8) -> Int { letters &<< 5 | Int(letter & 31) }

  /// The same of a text with other characters between its letters.
  private func mayBeginSomewhere(_ value: Bytes) -> Bool {
    var letters = 0
    var count = 0
    for byte in value {
      let letter = byte | 0x20
      guard letter &- 0x61 < 26 else { continue }
      letters = Self.packed(letters, letter)
      count += 1
      if count == 3 { return isBeginning(letters) }
    }
    return false
  }

  /// Whether a word of a text begins as one that says it does.
  @inline(__always)
  func mayStand(in value: Bytes) -> Bool {
    if mayBegin(value) { return true }
    var isAfterLetter = true
    for at in value.indices.dropLast(2) {
      let isLetter = (value[at] | 0x20) &- 0x61 < 26
      if isLetter, !isAfterLetter, mayBegin(Bytes(rebasing: value[at...])) { return true }
      isAfterLetter = isLetter
    }
    return false
  }

  /// Texts that say it, without accents. Other texts begin so as well: `Stop by`, `Removed from roll`, `No text back`.
  static let whole = [
    "stop", "stopped", "stopall", "stopsms", "stoptext", "stoptexts", "stoptexting", "unsubscribe", "unsub", "remove",
    "removed", "removeme", "removefromlist", "removedfromlist", "donotcall", "notext", "notexts", "notexting", "dnt",
    "dnd", "revoked", "suppressed", "blacklisted", "blocklisted",
    // Spanish, French, German, Portuguese.
    "baja", "desabonne", "desinscrit", "abgemeldet", "werbesperre", "descadastrado",
  ]
  /// Beginnings of texts that say it, without accents.
  static let parts = [
    "optout", "optedout", "donotcontact", "donottext", "donotsms", "donotmessage", "donotsend", "donotdisturb",
    "dontcontact", "donttext", "unsubscribed", "nosms", "dadodebaja", "dadadebaja", "nomolestar", "noenviar",
    "nocontactar", "nepascontacter", "keinesms", "keinewerbung", "nichtkontaktieren", "naoenviar", "naocontatar",
    "naoperturb",
  ]
  /// What texts that say it begin with, as far as their letters have no accents.
  private static let words =
    whole + parts + ContactColumn.optedOut.otherNames + ["dsabonne", "dsinscrit", "noperturb"]
  private static let table: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 1 << 9)
    for word in words {
      let letters = word.utf8.prefix(3).reduce(0, packed)
      table[letters >> 6] |= 1 << UInt64(letters & 63)
    }
    return table
  }()
}
