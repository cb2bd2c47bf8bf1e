import Campaign
internal import Folding
import KeyedFiles
internal import Zones

/// What `Monday`, `Mon - Fri` or `weekend` mean, as the names of days; nil where it is not clear.
func usualDays(_ text: String) -> String? {
  let words = [
    "weekdays": "mon-fri", "weekday": "mon-fri", "workdays": "mon-fri", "weekend": "sat-sun",
    "weekends": "sat-sun", "every day": "daily", "everyday": "daily", "all": "daily", "all days": "daily",
  ]
  let folded = text.lowercased()
  if let known = words[folded] { return known }
  let dashed = dashing(folded).filter { $0 != " " && $0 != "." }
  let ends = dashed.split(separator: "-", omittingEmptySubsequences: false).map(usualDay)
  guard ends.count <= 2, ends.allSatisfy({ $0 != nil }) else { return nil }
  return ends.compactMap { $0?.rawValue }.joined(separator: "-")
}

/// The day that begins with at least two letters of a word, such as `tues`, or with three of a word in Spanish, French or German.
private func usualDay(_ word: Substring) -> Weekday? {
  let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  if word.utf8.count >= 2, let index = names.firstIndex(where: { $0.hasPrefix(word) }) {
    return Weekday.allCases[index]
  }
  let others = [
    ["lunes", "lundi", "montag"], ["martes", "mardi", "dienstag"], ["miercoles", "mercredi", "mittwoch"],
    ["jueves", "jeudi", "donnerstag"], ["viernes", "vendredi", "freitag"], ["sabado", "samedi", "samstag"],
    ["domingo", "dimanche", "sonntag"],
  ]
  let folded = foldedReply(String(word))
  guard folded.utf8.count >= 3,
    let index = others.firstIndex(where: { $0.contains { $0.hasPrefix(folded) } })
  else { return nil }
  return Weekday.allCases[index]
}

/// The number of a date `YYYY-MM-DD` from the year 1900 to 2999, in days since 1970-01-01; nil where there is no such date.
func dayNumber(_ text: String) -> Int64? {
  let bytes = Array(text.utf8)
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    let year = digitsOnly(bytes[0..<4]), let month = digitsOnly(bytes[5..<7]), let day = digitsOnly(bytes[8...]),
    (1900...2999).contains(year), (1...12).contains(month),
    day >= 1, day <= GregorianDay.days(in: month, of: year)
  else { return nil }
  return Int64(GregorianDay.number(year, month, day))
}
