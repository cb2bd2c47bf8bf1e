internal import Campaign
internal import Folding
internal import Text

/// A cell that says yes or no, as people and spreadsheets write it.
enum CellFlag {
  /// Nil where the cell says neither. An empty cell says no.
  static func read(_ cell: Bytes) -> Bool? {
    let word = trimmed(cell)
    if word.isEmpty { return false }
    if word.count <= 5 {
      var packed: UInt64 = 0
      for byte in word { packed = packed << 8 | UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
      for (known, isYes) in words where known == packed { return isYes }
    }
    return word.count <= longestForeign ? foreign[foldedReply(String(decoding: word, as: UTF8.self))] : nil
  }

  /// Whether a cell says that the contact has opted out, in the words of its column; nil where it says neither.
  static func read(_ cell: Bytes, _ wording: OptOutWording?) -> Bool? {
    switch wording {
    case nil: return read(cell)
    case .status: return read(cell) ?? readStatus(trimmed(cell))
    case .consent:
      let word = trimmed(cell)
      if word.isEmpty { return true }
      // The day on which they agreed. What stands behind it may take that back.
      if let date = dateLength(word), isTimeOfDay(word.dropFirst(date)) { return false }
      return read(cell).map { !$0 } ?? readStatus(word) ?? true
    case .program(let consents):
      let status = trimmed(cell)
      return !status.isEmpty && !consents.contains(String(decoding: status, as: UTF8.self).lowercased())
    }
  }

  static func read(_ cell: [UInt8], _ wording: OptOutWording?) -> Bool? {
    cell.withUnsafeBufferPointer { read($0, wording) }
  }

  /// Whether a status or a date says that the contact has opted out.
  private static func readStatus(_ cell: Bytes) -> Bool? {
    if dateLength(cell) != nil { return true }
    let name = HeaderName(String(decoding: cell, as: UTF8.self))
    if ["subscribed", "optedin", "optin", "notoptedout", "unchecked"].contains(name.text) { return false }
    return name.text == "checked" || ContactColumn.saysOptedOut(name) ? true : nil
  }

  /// The length of a date in digits with which a cell begins, as in `2026-03-01 10:00` and `3/1/26`. One of zeros is none.
  private static func dateLength(_ cell: Bytes) -> Int? {
    var parts: [(digits: Int, isZero: Bool)] = [(0, true)]
    var length = 0
    for byte in cell.prefix(10) {
      if ASCII.isDigit(byte) {
        parts[parts.count - 1].digits += 1
        if byte != 0x30 { parts[parts.count - 1].isZero = false }
      } else if parts.count < 3, byte == 0x2D || byte == 0x2F || byte == 0x2E {
        parts.append((0, true))
      } else {
        break
      }
      length += 1
    }
    return parts.count == 3 && parts.allSatisfy { (1...4).contains($0.digits) && !$0.isZero } ? length : nil
  }

  /// Whether all that stands behind a date is a time of day, as in ` 10:00`, `T10:00:00.125Z` and ` 3:04 PM EST`, or nothing.
  private static func isTimeOfDay(_ rest: Slice<Bytes>) -> Bool {
    let text = String(decoding: rest, as: UTF8.self).lowercased()
    guard let first = text.unicodeScalars.first else { return true }
    guard first == " " || first == "t" || first == "," else { return false }
    var words = text.dropFirst().split { $0 == " " }.map(Array.init)[...]
    guard let time = words.popFirst(), let colon = time.firstIndex(of: ":"), (1...2).contains(colon) else {
      return words.isEmpty && text.allSatisfy { $0 == " " }
    }
    let digits = time.prefix { $0.isASCII && $0.isNumber || $0 == ":" || $0 == "." }
    words.insert(Array(time[digits.count...]), at: words.startIndex)
    return digits.prefix(colon).allSatisfy(\.isNumber) && words.allSatisfy(isOfClock)
  }

  /// Whether a word stands behind a time of day: `PM`, `UTC`, `EST`, `+01:00`.
  private static func isOfClock(_ word: [Character]) -> Bool {
    let text = String(word)
    if ["", "am", "pm", "a.m.", "p.m.", "z", "utc", "gmt"].contains(text) { return true }
    if word.first == "+" || word.first == "-" {
      return word.count <= 6 && word.dropFirst().allSatisfy { $0.isASCII && $0.isNumber || $0 == ":" }
    }
    return (3...4).contains(word.count) && word.last == "t" && zoneWords.contains(text)
  }
  private static let zoneWords: Set<String> = [
    "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "akst", "akdt", "hst", "cet", "cest", "bst", "ist",
  ]

  /// The words, packed into numbers.
  private static let words: [(UInt64, Bool)] =
    ["yes", "y", "true", "t", "1", "x"].map { (pack($0), true) }
    + ["no", "n", "false", "f", "0"].map { (pack($0), false) }

  /// What spreadsheets write for true and false, and people for yes and no, in Spanish, French, German, Portuguese, Italian
  /// and Dutch.
  private static let foreign: [String: Bool] = [
    "verdadero": true, "vrai": true, "wahr": true, "verdadeiro": true, "vero": true, "waar": true,
    "falso": false, "faux": false, "falsch": false, "onwaar": false,
    "si": true, "oui": true, "ja": true, "sim": true, "non": false, "nein": false, "nao": false, "nee": false,
  ]
  private static let longestForeign = 10

  private static func pack(_ word: String) -> UInt64 { word.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
}
