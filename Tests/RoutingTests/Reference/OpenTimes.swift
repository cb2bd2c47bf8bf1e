/// When something is open, by the clock of a zone: looks at every moment at which a stretch could begin or end.
struct OpenTimes {
  let week: Week
  /// Days since 1970, by the same clock.
  let closed: [Int]
  let zone: Zone

  func isOpen(_ at: Int) -> Bool {
    let (day, clock) = zone.local(at)
    return stretches(day).contains { $0.lowerBound * Zone.minute <= clock && clock < $0.upperBound * Zone.minute }
  }

  private func stretches(_ day: Int) -> [Range<Int>] {
    closed.contains(day) ? [] : week.days[((day + 3) % 7 + 7) % 7]
  }

  /// Whether the clock shows the end of a stretch.
  func isEnd(_ at: Int) -> Bool {
    let (day, clock) = zone.local(at)
    return stretches(day).contains { $0.upperBound * Zone.minute == clock }
  }

  /// Moments after another, for some days, at which it could open or close: ends of stretches by every offset that the zone has, and changes of its clocks.
  private func candidates(after at: Int, days: Int) -> [Int] {
    var found = zone.changes.filter { $0 <= at + days * Zone.day }
    for offset in Set(zone.offsets) {
      let today = Zone(name: "", changes: [], offsets: [offset]).local(at).day
      for day in today - 1...today + days + 1 {
        for stretch in stretches(day) {
          for bound in [stretch.lowerBound, stretch.upperBound] {
            found.append(day * Zone.day + (bound - offset) * Zone.minute)
          }
        }
      }
    }
    return found.filter { $0 > at }
  }

  /// The first moment inside after one that is outside; nil where none comes within two months.
  func opening(after at: Int) -> Int? { first(after: at) { isOpen($0) } }
  /// The first moment outside after one that is inside.
  func closing(after at: Int) -> Int? { first(after: at) { !isOpen($0) } }

  private func first(after at: Int, _ isFound: (Int) -> Bool) -> Int? {
    for days in [2, 10, 60] {
      if let first = candidates(after: at, days: days).filter(isFound).min() { return first }
    }
    return nil
  }

  /// The first moment inside at which so many milliseconds inside have passed; nil where it never opens.
  func moment(after length: Int, from start: Int) -> Int? {
    var (at, left) = (start, length)
    while true {
      if !isOpen(at) {
        guard let opening = opening(after: at) else { return nil }
        at = opening
      }
      if left == 0 { return at }
      guard let closing = closing(after: at) else { return at + left }
      if left < closing - at { return at + left }
      left -= closing - at
      at = closing
    }
  }
}
