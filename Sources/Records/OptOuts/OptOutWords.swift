internal import Campaign
internal import Folding
internal import Text

/// Knows the words by which lists say that someone has opted out, such as `Unsubscribed`.
///
/// What begins as none of the words does, and has no word within that does, is told by its first letters. Of ASCII text that
/// leaves out nothing that `ContactColumn.namesOptOut` and `tellsOptOut` take for an opt out, which a test holds.
struct OptOutWords: ~Copyable {
  private var judged = NameTable()
  private var answers: [Bool] = []
  private static let mostJudged = 4096
  /// A bit for each three letters that a word begins with. Here, and not a constant of the type, which each use would have to look up.
  private let beginnings = table
  /// The same of five letters, mixed.
  private let longBeginnings = longTable
  /// The same of what says it also behind other words; and a bit for each letter that they begin with.
  private let laterBeginnings = laterTable
  private let laterLetters = laterFirst

  @inline(__always)
  mutating func says(_ value: Bytes) -> Bool { mayTell(value) && judge(value) }

  private mutating func judge(_ value: Bytes) -> Bool {
    if let known = judged.find(value) { return answers[Int(known)] }
    let answer = ContactColumn.tellsOptOut(String(decoding: value, as: UTF8.self))
    if answers.count < Self.mostJudged, let new = judged.insert(value), new.isNew { answers.append(answer) }
    return answer
  }

  /// Whether a value may say it. Of text that is not ASCII, which names of people often are, only what is likely is asked on.
  @inline(__always)
  private func mayTell(_ value: Bytes) -> Bool {
    mayBegin(value) && (mayBeginLong(value) || !ASCII.isAll(value))
      || mayStandLater(in: value)
  }

  /// Whether a tag may be one that says it: any that is not ASCII, as letters with accents are none of their own here.
  @inline(__always)
  func mayName(_ tag: Bytes) -> Bool {
    mayBegin(tag) && mayBeginLong(tag) || mayStandLater(in: tag) || !ASCII.isAll(tag)
  }

  /// Whether the first letters are those of a word that says it.
  @inline(__always)
  func mayBegin(_ value: Bytes) -> Bool {
    guard value.count > 2 else { return false }
    let (first, second, third) = (value[0] | 0x20, value[1] | 0x20, value[2] | 0x20)
    if first &- 0x61 < 26, second &- 0x61 < 26, third &- 0x61 < 26 {
      return isBeginning(Self.packed(Self.packed(Self.packed(0, first), second), third))
    }
    if value[0] >= 0x80, isForeignBeginning(value) { return true }
    return mayBeginSomewhere(value)
  }

  @inline(__always)
  private func isBeginning(_ letters: Int) -> Bool { isBeginning(letters, in: beginnings) }
  @inline(__always)
  private func isBeginning(_ letters: Int, in table: [UInt64]) -> Bool {
    table[letters &>> 6] & 1 &<< UInt64(letters & 63) != 0
  }

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

  /// Whether the first bytes are those of a word of another script that says it, in capitals or not.
  private func isForeignBeginning(_ value: Bytes) -> Bool {
    Self.foreignBeginnings.contains { value[0] == $0[0] && value[1] == $0[1] }
  }

  /// Whether the first five letters are those of a word that says it, or all of them up to where a sentence may end.
  private func mayBeginLong(_ value: Bytes) -> Bool {
    var (letters, count) = (0, 0)
    for byte in value {
      let letter = byte | 0x20
      if letter &- 0x61 < 26 {
        letters = Self.packed(letters, letter)
        count += 1
        if count == 5 { break }
      } else if byte != 0x20, count > 2, isBeginning(Self.mixed(letters), in: longBeginnings) {
        return true
      }
    }
    return isBeginning(Self.mixed(letters), in: longBeginnings)
  }

  /// Whether behind the first word something may stand that says it. Most words are told apart by their first letters.
  @inline(__always)
  private func mayStandLater(in value: Bytes) -> Bool {
    LetterRuns.anyLater(in: value) { at in
      laterLetters & 1 &<< UInt32((value[at] | 0x20) &- 0x61) != 0
        && isBeginning(Self.mixed(Self.fiveLetters(Bytes(rebasing: value[at...]))), in: laterBeginnings)
    }
  }

  /// The first five letters of a text, with other characters between them left out; fewer where it has fewer.
  private static func fiveLetters(_ text: Bytes) -> Int {
    var (letters, count) = (0, 0)
    for byte in text {
      let letter = byte | 0x20
      guard letter &- 0x61 < 26 else { continue }
      letters = packed(letters, letter)
      count += 1
      if count == 5 { break }
    }
    return letters
  }

  /// Whether a text without capitals, accents and blanks is one of them, or begins with one of the longer ones.
  static func isWhole(_ text: String) -> Bool {
    isOne(text) || ContactColumn.optedOut.otherNames.contains(text)
  }
  static func isOne(_ text: String) -> Bool { wholeOnes.contains(text) }
  static func begin(_ text: String) -> Bool {
    guard let first = text.utf8.first, first < 0x80 else { return foreign.contains { text.hasPrefix($0) } }
    return partsByFirst[Int(first)].contains { text.hasPrefix($0) }
  }
  /// Whether a header in the same form is one of them, or holds one of the longer ones.
  static func areIn(header: String) -> Bool {
    whole.contains(header) || header.contains(anyOf: foldedParts)
  }

  /// Texts that say it, without accents. Other texts begin so as well: `Stop by`, `Removed from roll`, `No text back`.
  static let whole = [
    "stop", "stopped", "stopall", "stopsms", "stoptext", "stoptexts", "stoptexting", "unsubscribe", "unsub", "remove",
    "removed", "removeme", "removefromlist", "removedfromlist", "donotcall", "notext", "notexts", "notexting", "dnt",
    "dnd", "revoke", "revoked", "suppressed", "blacklisted", "blocklisted", "blocked", "withdrawn", "removal",
    "blacklist", "complaint", "spamcomplaint", "baja",
    "bloque",
  ]
  /// Beginnings of texts that say it, without accents. Headers hold them anywhere.
  static let parts =
    [
      "optout", "optedout", "donotcontact", "donottext", "donotsms", "donotmessage", "donotsend", "donotdisturb",
      "donotsolicit", "dontcontact", "donttext", "unsubscribed", "nosms", "nomoretext", "takemeoff", "ceaseanddesist",
      "askedtoberemoved", "requestedremoval", "revokedconsent", "consentrevoked", "withdrewconsent",
      // Spanish, French, German, Portuguese, Italian, Dutch, Vietnamese.
      "dadodebaja", "dadadebaja", "desuscri", "bloqueado", "bloqueada", "nomolestar", "noenviar", "nocontactar",
      "nepascontacter", "nepluscontacter", "nepasappeler", "pasdesms", "refussms", "desabonn", "desinscri",
      "keinesms", "keinsms", "keinewerbung", "keinkontakt", "keinekontakt",
      "keinenachricht", "nichtkontakt", "nichtanschreiben", "nichtschreiben", "nichtmehrkontakt",
      "nichtmehranschreiben", "abbestellt", "ausgetragen",
      "sperrliste",
      "abgemeldet", "widerruf", "widerspruch", "sperre", "werbesperre",
      "gesperrt", "naoenviar", "naocontatar", "naocontactar", "naoperturb", "noperturb", "descadastr", "disiscri",
      "afgemeld", "uitgeschreven", "nietcontacteren", "nietbenaderen", "belmeniet", "geensms", "noncontattare",
      "tuchoi",
    ] + foreign
  /// `parts` in the form of headers, whose syllables of Korean are letters.
  private static let foldedParts = parts.map(foldedReply)
  private static let wholeOnes = Set(whole)
  /// `parts`, by the first byte.
  private static let partsByFirst: [[String]] = {
    var byFirst = [[String]](repeating: [], count: 0x80)
    for part in parts { if let first = part.utf8.first, first < 0x80 { byFirst[Int(first)].append(part) } }
    return byFirst
  }()
  /// Russian, Ukrainian, Chinese, Japanese, Korean, Hindi.
  private static let foreign = [
    "отписан", "отписал", "отказ", "небеспоко", "неписать", "відписан", "відмов", "退订", "退訂", "拒收", "取消订阅",
    "勿扰", "勿擾", "请勿", "配信停止", "送信停止", "受信拒否", "配信不要", "수신거부", "수신거절", "हटाएं",
  ]
  /// What texts that say it begin with, as far as their letters have no accents.
  private static let words =
    whole + parts + ContactColumn.optedOut.otherNames + ["dsabonn", "dsinscri", "tchi"]
  private static let table: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 1 << 9)
    for word in words where word.utf8.first.map({ $0 < 0x80 }) == true {
      let letters = word.utf8.prefix(3).reduce(0, packed)
      table[letters >> 6] |= 1 << UInt64(letters & 63)
    }
    return table
  }()
  private static let foreignBeginnings: [[UInt8]] = Array(
    Set(foreign.flatMap { [$0, $0.uppercased()] }.map { Array($0.utf8.prefix(2)) }))

  /// What says it also behind other words.
  static let wholeLater = ["unsubscribe", "dnc", "dnt", "notext", "notexts"]
  private static let later = parts.filter { $0.utf8.first.map { $0 < 0x80 } == true } + wholeLater
  private static let laterTable = longTable(of: later)
  private static let longTable = longTable(of: words.filter { $0.utf8.first.map { $0 < 0x80 } == true })
  private static func longTable(of words: [String]) -> [UInt64] {
    var table = [UInt64](repeating: 0, count: 1 << 9)
    for word in words {
      let letters = mixed(Array(word.utf8).withUnsafeBufferPointer { fiveLetters($0) })
      table[letters >> 6] |= 1 << UInt64(letters & 63)
    }
    return table
  }
  private static let laterFirst: UInt32 = later.reduce(0) { $0 | 1 << UInt32(($1.utf8.first ?? 0x61) - 0x61) }

  /// Five letters in as many bits as three.
  @inline(__always)
  private static func mixed(_ letters: Int) -> Int { (letters ^ letters &>> 10) & 0x7FFF }
}
