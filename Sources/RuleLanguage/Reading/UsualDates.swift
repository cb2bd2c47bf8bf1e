import KeyedFiles

/// What `11/26/2026` or `Nov 26, 2026` mean, as `2026-11-26`; nil where it is not clear. Of two numbers the month comes first, unless it
/// can be none.
func usualDate(_ text: String) -> String? {
  let parts = text.lowercased().split { " ,./-".contains($0) }
    .filter { !["the", "of"].contains($0) }.map { withoutEnding($0) }
  guard parts.count == 3 else { return nil }
  let numbers = parts.map { $0.utf8.count > 4 ? nil : digitsOnly(Array($0.utf8)[...]) }
  let months = parts.map(month)
  switch (numbers[0], numbers[1], numbers[2]) {
  case (let year?, let month?, let day?) where parts[0].utf8.count == 4: return date(year, month, day)
  case (let first?, let second?, let year?):
    return date(year, first, second) ?? date(year, second, first)
  case (nil, let day?, let year?): return months[0].flatMap { date(year, $0, day) }
  case (let day?, nil, let year?): return months[1].flatMap { date(year, $0, day) }
  default: return nil
  }
}

/// `26` of `26th`.
private func withoutEnding(_ word: Substring) -> Substring {
  let isDay = word.first.map { ("0"..."9").contains($0) } ?? false
  return isDay && ["st", "nd", "rd", "th"].contains(word.suffix(2)) ? word.dropLast(2) : word
}

private func month(_ word: Substring) -> Int? {
  let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  guard word.utf8.count >= 3, let index = names.firstIndex(where: { $0.hasPrefix(word) }) else { return nil }
  return index + 1
}

/// Nil where there is no such date.
private func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
  func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
  let text = "\(year < 100 ? 2000 + year : year)-\(padded(month))-\(padded(day))"
  return dayNumber(text).map { _ in text }
}
