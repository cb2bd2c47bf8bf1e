/// What the carriers let through: first texts wait for their turn, in the order in which they were sent.
public struct Channel: Hashable, Sendable {
  /// Nil for as many as come; above 0.
  public var textsPerMinute: Double?
  /// In each 24 hours from the start of the run; nil for as many as come.
  public var textsPerDay: Int?
  /// The share of first texts that carriers filter: they take their turn and never arrive, and no one is told.
  public var filtered: Share
  /// `filtered` where it differs from day to day; the property holds its mean.
  public var ranges: [DayRange] = []

  public init(textsPerMinute: Double? = nil, textsPerDay: Int? = nil, filtered: Share = .none) {
    self.textsPerMinute = textsPerMinute
    self.textsPerDay = textsPerDay
    self.filtered = filtered
  }
}

/// The first texts of a run on their way through a channel.
struct ChannelQueue {
  /// In milliseconds.
  private let step: Double
  private let perDay: Int
  /// The share that never arrives.
  let filtered: Double
  /// When the next text may go.
  private var free = 0.0
  /// The day of the last text, and how many had gone on it.
  private var day = 0
  private var today = 0

  private static let dayLength = Double(Milliseconds.day.count)

  init(_ channel: Channel) {
    step = channel.textsPerMinute.map { Double(Milliseconds.minute.count) / max($0, 1e-6) } ?? 0
    perDay = channel.textsPerDay.map { max(1, $0) } ?? .max
    filtered = channel.filtered.value
  }

  /// How long a text that is sent now waits for its turn, in milliseconds.
  mutating func wait(at now: UInt64) -> UInt64 {
    var turn = max(free, Double(now))
    let itsDay = Int(turn / ChannelQueue.dayLength)
    if itsDay > day { (day, today) = (itsDay, 0) }
    if today == perDay {
      (day, today) = (day + 1, 0)
      turn = Double(day) * ChannelQueue.dayLength
    }
    today += 1
    free = turn + step
    return UInt64(min(turn - Double(now), 0x1p40).rounded())
  }
}
