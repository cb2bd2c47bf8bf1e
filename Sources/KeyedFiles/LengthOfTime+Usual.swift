public import Campaign
internal import Text

extension LengthOfTime {
  /// What `30 minutes`, `1 hr 30 min` or `PT45S` mean, as files write it; nil where it is not clear, as in `1:30` or `30`.
  public static func meant(by text: String) -> String? {
    var rest = text.lowercased()[...]
    if rest.hasPrefix("pt") { rest = rest.dropFirst(2) }
    for word in ["after ", "within ", "in ", "every ", "nach ", "después de ", "despues de "] where rest.hasPrefix(word)
    {
      rest = rest.dropFirst(word.count)
    }
    if let half = halves[String(rest)] { return half }
    var written = ""
    while let (number, letters, after) = nextPart(of: rest) {
      guard let unit = units.first(where: { $0.words.contains(letters) }) else { return nil }
      // A comma before three digits may set off thousands.
      let decimals = number.split(separator: ",", omittingEmptySubsequences: false).dropFirst()
      guard decimals.allSatisfy({ $0.count != 3 }) else { return nil }
      let count = number.replacing(text: ",", with: ".")
      written += unit.days == 1 ? count + unit.name : whole(count, times: unit.days).map { "\($0)d" } ?? ""
      rest = after
    }
    return rest.isEmpty && milliseconds(written) != nil ? written : nil
  }

  private static let halves = [
    "half an hour": "30m", "half hour": "30m", "½h": "30m", "½ h": "30m", "½ hour": "30m", "1/2 h": "30m",
    "1/2 hour": "30m", "media hora": "30m", "an hour": "1h", "una hora": "1h", "eine stunde": "1h", "a day": "1d",
    "a week": "7d", "a minute": "1m",
  ]

  private static let units: [(name: String, days: Int, words: [String])] = [
    ("d", 7, ["w", "week", "weeks", "woche", "wochen", "semana", "semanas"]),
    ("d", 1, ["d", "day", "days", "tag", "tage", "dia", "día", "dias", "días", "jour", "jours"]),
    ("h", 1, ["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "hora", "horas", "heure", "heures"]),
    ("m", 1, ["m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos"]),
    ("s", 1, ["s", "sec", "secs", "second", "seconds", "sekunde", "sekunden", "segundo", "segundos"]),
    ("ms", 1, ["ms", "millisecond", "milliseconds"]),
  ]

  /// A number and the word after it; blanks, `and` and points do not count.
  private static func nextPart(of text: Substring) -> (number: String, letters: String, rest: Substring)? {
    var rest = text.drop { " .&".contains($0) }
    if rest.hasPrefix("and ") { rest = rest.dropFirst(4) }
    let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    rest = rest.dropFirst(number.count).drop { $0 == " " || $0 == "-" }
    let letters = rest.prefix(while: \.isLetter)
    rest = rest.dropFirst(letters.count).drop { " .,".contains($0) }
    return number.isEmpty || letters.isEmpty ? nil : (String(number), String(letters), rest)
  }

  private static func whole(_ number: String, times factor: Int) -> Int? {
    guard let count = Int(number), (0...1_000).contains(count) else { return nil }
    return count * factor
  }
}
