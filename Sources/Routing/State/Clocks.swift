import Campaign
internal import Zones

/// The clocks of the time zones that contacts live in, and whether it is inside the texting hours there now.
///
/// Without texting hours there is one clock, and it is always inside.
struct Clocks: Sendable, Equatable {
  private struct Clock: Sendable, Equatable {
    /// Nil where contacts have no zone and the rules name none for them: never inside.
    var zone: ZoneRules?
    var isInside: Bool
    /// What `isInside` says holds before this moment and not before `from`.
    var until: Instant
  }
  private let hours: TextingHours?
  private var clocks: [Clock]
  /// The moment that the clocks show.
  private(set) var now = Instant.longAgo

  init(_ hours: TextingHours?) {
    self.hours = hours
    guard let hours else {
      clocks = [Clock(zone: nil, isInside: true, until: .never)]
      return
    }
    clocks = []
    switch hours.zone {
    case .contact(let missing): add(missing)
    case .fixed(let zone): add(zone)
    }
  }

  var count: Int { clocks.count }

  /// Contacts have clocks of their own.
  var isPerContact: Bool {
    if case .contact = hours?.zone { true } else { false }
  }

  mutating func add(_ zone: ZoneRules?) {
    clocks.append(Clock(zone: zone, isInside: false, until: zone == nil ? .never : now))
    if now > .longAgo { refresh(clocks.count - 1) }
  }

  /// Sets the clocks. Time does not go back.
  ///
  /// - Returns: whether texting hours began or ended somewhere.
  mutating func show(_ moment: Instant) -> Bool {
    guard moment > now else { return false }
    now = moment
    if hours == nil { return false }
    var hasChanged = false
    for index in clocks.indices where clocks[index].until <= now {
      refresh(index)
      hasChanged = true
    }
    return hasChanged
  }

  private mutating func refresh(_ index: Int) {
    guard let hours, let zone = clocks[index].zone else { return }
    clocks[index].isInside = hours.isInside(now, in: zone)
    clocks[index].until = hours.nextChange(after: now, in: zone) ?? .never
  }

  func isInside(_ zone: ZoneID) -> Bool { clocks[zone.index].isInside }

  /// The clock is known.
  func hasClock(_ zone: ZoneID) -> Bool { clocks[zone.index].zone != nil }

  /// When it will be inside next in a zone where it is not now.
  func nextOpening(_ zone: ZoneID) -> Instant? {
    guard let hours, let rules = clocks[zone.index].zone else { return nil }
    return hours.nextOpening(from: now, in: rules)
  }

  /// When a length of time has passed for someone in a zone: only time inside the hours counts where replies wait for those.
  func moment(after length: Int64, from start: Instant, in zone: ZoneID) -> Instant {
    guard let hours, hours.repliesWait, let rules = clocks[zone.index].zone else { return start.adding(length) }
    return hours.moment(after: length, from: start, in: rules)
  }

  /// When it will be inside next in any of the zones where it is not now.
  var nextOpeningAnywhere: Instant? {
    clocks.indices.filter { !clocks[$0].isInside }.compactMap { nextOpening(ZoneID(UInt16(truncatingIfNeeded: $0))) }
      .min()
  }

  /// The zones that contacts came with, and the moment. The rest follows from these.
  mutating func code(with coder: inout some StateCoder) {
    var zones = zones
    coder.code(&zones)
    coder.code(&now)
    guard coder.isReading else { return }
    for zone in zones { clocks.append(Clock(zone: zone, isInside: false, until: .never)) }
    guard now > .longAgo else { return }
    for index in clocks.indices { refresh(index) }
  }

  /// The zones of contacts that came with one, in order of their ids.
  var zones: [ZoneRules] { clocks.dropFirst().compactMap(\.zone) }
}

extension Instant {
  static let never = Instant(milliseconds: .max)
  static let longAgo = Instant(milliseconds: .min)
}
