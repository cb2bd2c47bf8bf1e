/// The level of a count over a run. Exact: areas are whole contact-milliseconds.
struct Gauge: Sendable {
  private var level = 0
  private var since: UInt64 = 0
  /// The highest level that lasted for any length of time after the warm-up.
  private(set) var peak = 0
  /// The integral after the warm-up.
  private(set) var area: UInt64 = 0
  /// The integral over each step of the run, including the warm-up.
  private(set) var steps: [UInt64]
  private let step: UInt64
  private let warmUp: UInt64

  init(_ steps: Steps, warmUp: UInt64) {
    self.steps = [UInt64](repeating: 0, count: steps.count)
    step = steps.width
    self.warmUp = warmUp
  }

  mutating func change(by amount: Int, at now: UInt64) {
    if now > since { pass(to: now) }
    level &+= amount
  }

  /// Advances the time to `now`, with the level unchanged.
  mutating func pass(to now: UInt64) {
    let many = UInt64(clamping: level)
    if now > warmUp {
      peak = max(peak, level)
      area &+= many &* (now &- max(since, warmUp))
    }
    var index = Int(since / step)
    while since < now, index < steps.count {
      let end = min(now, UInt64(index + 1) &* step)
      steps[index] &+= many &* (end &- since)
      since = end
      index &+= 1
    }
    since = now
  }
}

/// The equal steps into which a run is divided for curves.
public struct Steps: Hashable, Sendable {
  public let count: Int
  /// In milliseconds; the last step may be shorter.
  public let width: UInt64

  /// About a hundred, so that a curve is smooth on a screen and small in a file.
  init(until: UInt64) {
    width = max(1, (until + 95) / 96)
    count = Int((until + width - 1) / width)
  }

  func index(of moment: UInt64) -> Int { min(Int(moment / width), count - 1) }
}
