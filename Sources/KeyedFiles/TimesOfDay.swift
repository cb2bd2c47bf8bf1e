internal import Text

// Times of day and stretches of a day, as files write them and as people do.

/// `HH:MM`, from `00:00` to `24:00`.
public func minutesOfDay(_ text: String) -> Int? {
  let bytes = Array(text.utf8)
  guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = digitsOnly(bytes[..<2]),
    let minute = digitsOnly(bytes[3...])
  else { return nil }
  return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : nil
}

/// What `9:00`, `9am` or `9:30 PM` mean, as `HH:MM`.
///
/// - Parameter isEnd: whether something ends then, so that midnight is `24:00`.
public func usualTimeOfDay(_ text: String, isEnd: Bool = false) -> String? {
  let time = usualTime(text)
  return isEnd && time == "00:00" ? "24:00" : time
}

private func usualTime(_ text: String) -> String? {
  let folded = text.lowercased().filter { $0 != " " }
  if folded == "midnight" { return "00:00" }
  if folded == "noon" || folded == "midday" { return "12:00" }
  // `18.30` and `18h30` are times as well, and `9 a.m.` has other points.
  let colons = folded.replacing(text: "uhr", with: "").map { $0 == "." || $0 == "h" ? ":" : String($0) }.joined()
  let clock = (colons.hasSuffix(":") ? colons + "00" : colons).split(separator: ":", omittingEmptySubsequences: false)
  let isClock = clock.count == 2 && (1...2).contains(clock[0].count) && clock[1].count == 2
  var rest = isClock ? clock.joined(separator: ":")[...] : folded.filter { $0 != "." }[...]
  let half = ["am", "pm"].first { rest.hasSuffix($0) }
  if half != nil { rest = rest.dropLast(2) }
  let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map { Array($0.utf8) }
  guard let first = parts.first, first.count <= 2, let hour = digitsOnly(first[...]), parts.count <= 2 else {
    return nil
  }
  // A bare number may mean anything.
  guard parts.count == 2 || half != nil else { return nil }
  guard parts.count < 2 || parts[1].count == 2, let minute = parts.count < 2 ? 0 : digitsOnly(parts[1][...]),
    minute < 60
  else { return nil }
  if half != nil, hour < 1 || hour > 12 { return nil }
  let hours = half == nil ? hour : hour % 12 + (half == "pm" ? 12 : 0)
  let time = (hours < 10 ? "0" : "") + String(hours) + ":" + (minute < 10 ? "0" : "") + String(minute)
  return minutesOfDay(time).map { _ in time }
}

/// A number of digits only.
public func digitsOnly(_ digits: ArraySlice<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
}

/// What `9am-9pm`, `6-9 pm` or `9:00 to 21:00` mean, as a stretch; nil where it is not clear.
public func usualStretch(_ text: String) -> String? {
  let folded = text.lowercased()
  if ["all day", "allday", "24h", "24/7", "always", "any time", "anytime"].contains(folded) { return "00:00-24:00" }
  let parts = dashing(folded).split(separator: "-", omittingEmptySubsequences: false).map { part in
    part.split(separator: " ").joined()
  }
  guard parts.count == 2 else { return nil }
  let half = ["am", "pm"].first { parts[1].filter { $0 != "." }.hasSuffix($0) } ?? ""
  // Bare numbers are hours.
  guard
    let start = usualTimeOfDay(parts[0]) ?? usualTimeOfDay(parts[0] + half) ?? usualTimeOfDay(parts[0] + ":00"),
    let end = usualTimeOfDay(parts[1], isEnd: true) ?? usualTimeOfDay(parts[1] + ":00", isEnd: true)
  else { return nil }
  guard let first = minutesOfDay(start), let last = minutesOfDay(end), first < last else { return nil }
  return start + "-" + end
}

/// A text with `-` for the dashes and words that say `from … to …`.
public func dashing(_ text: String) -> String {
  var text = text
  for word in [" to ", " through ", " thru ", " until ", " till ", " bis ", " a ", " à ", "\u{2013}", "\u{2014}"] {
    text = text.replacing(text: word, with: "-")
  }
  return text
}
