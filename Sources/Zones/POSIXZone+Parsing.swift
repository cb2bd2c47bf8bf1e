extension POSIXZone {
  /// Reads the rule; nil when it is none.
  ///
  /// - Parameter allowsLongTimes: whether a change may lie up to a week before or after its day's midnight: in files of version
  ///   3 and later.
  init?(_ text: UnsafeBufferPointer<UInt8>, allowsLongTimes: Bool) {
    var reader = POSIXZoneReader(text: text, mostHours: allowsLongTimes ? 167 : 24, allowsSign: allowsLongTimes)
    guard reader.name(), let west = reader.offset() else { return nil }
    standard = -west
    if !reader.isAtEnd {
      guard reader.name() else { return nil }
      var ahead = standard + 3600
      if !reader.comesNext(",") {
        guard let west = reader.offset() else { return nil }
        ahead = -west
      }
      // Without rules for its dates, daylight time is whatever a system likes.
      guard reader.consume(","), let start = reader.moment(), reader.consume(","), let end = reader.moment() else {
        return nil
      }
      daylight = Daylight(offset: ahead, start: start, end: end)
    }
    guard reader.isAtEnd, ZoneRules.offsetRange.contains(standard),
      ZoneRules.offsetRange.contains(daylight?.offset ?? standard)
    else { return nil }
  }
}

private struct POSIXZoneReader {
  let text: UnsafeBufferPointer<UInt8>
  let mostHours: Int
  let allowsSign: Bool
  var at = 0

  init(text: UnsafeBufferPointer<UInt8>, mostHours: Int, allowsSign: Bool) {
    self.text = text
    self.mostHours = mostHours
    self.allowsSign = allowsSign
  }

  var isAtEnd: Bool { at == text.count }

  func comesNext(_ scalar: Unicode.Scalar) -> Bool { at < text.count && text[at] == UInt8(ascii: scalar) }

  mutating func consume(_ scalar: Unicode.Scalar) -> Bool {
    guard comesNext(scalar) else { return false }
    at += 1
    return true
  }

  /// Three or more letters; between `<` and `>`, digits and signs too.
  mutating func name() -> Bool {
    let isQuoted = consume("<")
    let start = at
    while at < text.count, Self.isOfName(text[at], isQuoted) { at += 1 }
    return at - start >= 3 && (!isQuoted || consume(">"))
  }

  private static func isOfName(_ byte: UInt8, _ isQuoted: Bool) -> Bool {
    if (byte | 0x20) &- UInt8(ascii: "a") < 26 { return true }
    return isQuoted && (byte &- 0x30 < 10 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
  }

  /// A number of at most four digits.
  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let start = at
    var value = 0
    while at < text.count, at - start < 4, text[at] &- 0x30 < 10 {
      value = value * 10 + Int(text[at] - 0x30)
      at += 1
    }
    return at > start && range.contains(value) ? value : nil
  }

  /// Hours, minutes and seconds, as seconds.
  mutating func clock(mostHours: Int, allowsSign: Bool) -> Int? {
    let isNegative = allowsSign && consume("-")
    if allowsSign && !isNegative { _ = consume("+") }
    guard let hours = number(0...mostHours) else { return nil }
    var seconds = hours * 3600
    if consume(":") {
      guard let minutes = number(0...59) else { return nil }
      seconds += minutes * 60
      if consume(":") {
        guard let rest = number(0...59) else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  /// Seconds west of UTC, as POSIX has them.
  mutating func offset() -> Int32? {
    clock(mostHours: 24, allowsSign: true).flatMap { Int32(exactly: $0) }
  }

  mutating func moment() -> YearlyMoment? {
    guard let day = day() else { return nil }
    guard consume("/") else { return YearlyMoment(day: day, time: 7200) }
    return clock(mostHours: mostHours, allowsSign: allowsSign).map { YearlyMoment(day: day, time: Int64($0)) }
  }

  private mutating func day() -> YearlyMoment.Day? {
    if consume("J") { return number(1...365).map { .julian($0) } }
    guard consume("M") else { return number(0...365).map { .zeroBased($0) } }
    guard let month = number(1...12), consume("."), let week = number(1...5), consume("."), let weekday = number(0...6)
    else {
      return nil
    }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
