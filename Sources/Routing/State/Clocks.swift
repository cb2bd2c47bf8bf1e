import Campaign
internal import Zones

/// The clocks that contacts' texting hours go by, and whether it is inside the hours there now.
///
/// Contacts in one time zone with the same hours share a clock. Without texting hours there is one clock, and it is always inside.
struct Clocks: Sendable, Equatable {
  private struct Clock: Sendable, Equatable {
    /// Nil where contacts have no zone and the rules name none for them: never inside.
    let rules: ZoneRules?
    let zone: ZoneID
    /// The contacts' hours, among the variants of the rules.
    let variant: Int
    var isInside: Bool
    /// It is inside, and no last call.
    var takesFirstTexts: Bool
    /// What these two say holds before this moment and not before `from`.
    var until: Instant
    /// When it will be inside next; only where it is not.
    var opening: Instant
    /// When it will be outside next; only where it is inside.
    var closing = Instant.longAgo

    static func outside(_ rules: ZoneRules?, _ zone: ZoneID, _ variant: Int) -> Clock {
      Clock(
        rules: rules, zone: zone, variant: variant, isInside: false, takesFirstTexts: false, until: .never,
        opening: .never)
    }
  }
  private let hours: TextingHours?
  // Of the hours, what each event asks: to look at them, Swift copies all of them.
  private let hasHours: Bool
  private let repliesWait: Bool
  /// By `ZoneID`: first that of contacts without one.
  private var zoneRules: [ZoneRules?]
  private var clocks: [Clock]
  /// By zone and variant: the number of the clock, if there is one. Empty where all contacts have the same hours.
  private var numbers: [ClockID?] = []
  /// Before this moment no clock changes.
  private var nextChange: Instant
  /// The moment that the clocks show.
  private(set) var now = Instant.longAgo

  init(_ hours: TextingHours?) {
    self.hours = hours
    hasHours = hours != nil
    repliesWait = hours?.repliesWait == true
    guard let hours else {
      zoneRules = [nil]
      clocks = [
        Clock(
          rules: nil, zone: .missing, variant: 0, isInside: true, takesFirstTexts: true, until: .never, opening: .never)
      ]
      nextChange = .never
      return
    }
    zoneRules = [hours.rules(own: nil)]
    clocks = []
    nextChange = .longAgo
    if hours.variants.count > 1 { numbers = Array(repeating: nil, count: hours.variants.count) }
    _ = addClock(.missing, variant: 0)
  }

  var count: Int { clocks.count }
  var zoneCount: Int { zoneRules.count }

  /// Contacts have clocks of their own.
  var isPerContact: Bool { asksZones || asksFields }

  /// Contacts' own zones count.
  var asksZones: Bool {
    if case .contact = hours?.zone { true } else { false }
  }

  /// Contacts have different hours.
  var asksFields: Bool { !numbers.isEmpty }

  /// Notes a zone that contacts name. Where one clock counts for everyone, it means nothing.
  mutating func add(_ zone: ZoneRules) {
    guard asksZones else { return }
    zoneRules.append(zone)
    if let hours, asksFields {
      numbers += Array(repeating: nil, count: hours.variants.count)
    } else {
      _ = addClock(ZoneID(UInt16(truncatingIfNeeded: zoneRules.count - 1)), variant: 0)
    }
  }

  /// The clock of a contact, made when it is met for the first time.
  ///
  /// - Parameter value: the contact's value of a field.
  mutating func clock(_ zone: ZoneID, value: (FieldID) -> ValueID) -> ClockID {
    let zone = zone.index < zoneRules.count ? zone : .missing
    guard asksFields, let hours else { return ClockID(zone.rawValue) }
    let variant = hours.variant(value)
    return numbers[zone.index * hours.variants.count + variant] ?? addClock(zone, variant: variant)
  }

  private mutating func addClock(_ zone: ZoneID, variant: Int) -> ClockID {
    let number = ClockID(UInt16(truncatingIfNeeded: clocks.count))
    clocks.append(.outside(zoneRules[zone.index], zone, variant))
    if let hours, asksFields { numbers[zone.index * hours.variants.count + variant] = number }
    if now > .longAgo {
      refresh(number.index)
      nextChange = min(nextChange, clocks[number.index].until)
    }
    return number
  }

  /// Sets the clocks. Time does not go back.
  ///
  /// - Returns: whether texting hours, or their last call, began or ended somewhere.
  mutating func show(_ moment: Instant) -> Bool {
    guard moment > now else { return false }
    let isFirst = now == .longAgo
    now = moment
    if !hasHours || moment < nextChange { return false }
    var hasChanged = false
    nextChange = .never
    for index in clocks.indices {
      if isFirst || clocks[index].until <= moment {
        refresh(index)
        hasChanged = true
      }
      nextChange = min(nextChange, clocks[index].until)
    }
    return hasChanged
  }

  private mutating func refresh(_ index: Int) {
    guard let hours, let zone = clocks[index].rules else { return }
    let opening = hours.variants[clocks[index].variant]
    let change = opening.nextChange(after: now, in: zone) ?? .never
    clocks[index].isInside = opening.isInside(now, in: zone)
    clocks[index].takesFirstTexts = clocks[index].isInside
    clocks[index].until = change
    clocks[index].opening = clocks[index].isInside ? .never : change
    clocks[index].closing = clocks[index].isInside ? change : .longAgo
    guard clocks[index].isInside, hours.lastCall > 0, change != .never else { return }
    let lastCall = hours.lastCall(before: change)
    if now < lastCall { clocks[index].until = lastCall } else { clocks[index].takesFirstTexts = false }
  }

  func isInside(_ clock: ClockID) -> Bool { clocks[clock.index].isInside }

  /// First texts go out now.
  func takesFirstTexts(_ clock: ClockID) -> Bool { clocks[clock.index].takesFirstTexts }

  /// It is outside, and will be inside some day.
  func waits(_ clock: ClockID) -> Bool { !clocks[clock.index].isInside && clocks[clock.index].opening != .never }

  /// When it will be inside next by a clock by which it is not now.
  func nextOpening(_ clock: ClockID) -> Instant? {
    let opening = clocks[clock.index].opening
    return opening == .never ? nil : opening
  }

  /// When first texts go out next by any of the clocks by which they do not now.
  var nextFirstTextsAnywhere: Instant? {
    clocks.filter { !$0.takesFirstTexts }.compactMap { clock -> Instant? in
      guard let hours, let zone = clock.rules else { return nil }
      let from = clock.isInside ? hours.variants[clock.variant].nextClosing(from: now, in: zone) : now
      return from.flatMap { hours.nextFirstTexts(from: $0, hours.variants[clock.variant], in: zone) }
    }.min()
  }

  /// When a length of time has passed by a clock: only time inside its hours counts where replies wait for those.
  func moment(after length: Int64, from start: Instant, on clock: ClockID) -> Instant {
    guard repliesWait else { return start.adding(length) }
    // Most end before the hours that it is inside now do.
    let closing = clocks[clock.index].closing
    if start >= now, start < closing {
      let (end, isTooLate) = start.milliseconds.addingReportingOverflow(max(0, length))
      if !isTooLate, end < closing.milliseconds { return Instant(milliseconds: end) }
    }
    guard let own = self.hours(clock) else { return start.adding(length) }
    return own.hours.moment(afterOpenTime: length, from: start, in: own.zone) ?? start.adding(length)
  }

  /// The hours of a clock and its zone; nil where it is never inside, or there are no texting hours.
  func hours(_ clock: ClockID) -> (hours: OpeningHours, zone: ZoneRules)? {
    guard let hours, let zone = clocks[clock.index].rules else { return nil }
    let found = hours.variants[clocks[clock.index].variant]
    return found.week.isNever ? nil : (found, zone)
  }

  func zone(of clock: ClockID) -> ZoneID { clocks[clock.index].zone }

  /// The zones that contacts came with, and the moment. The rest follows from these, and from the contacts' zones and fields.
  mutating func code(with coder: inout some StateCoder) {
    var zones = zones
    coder.code(&zones)
    coder.code(&now)
    guard coder.isReading else { return }
    for zone in zones { add(zone) }
    // A moment before the first event stays unknown to the clocks.
    guard now > .longAgo else { return }
    nextChange = .never
    for index in clocks.indices {
      refresh(index)
      nextChange = min(nextChange, clocks[index].until)
    }
  }

  /// The zones of contacts that came with one, in order of their ids.
  var zones: [ZoneRules] { zoneRules.dropFirst().compactMap { $0 } }
}

extension Instant {
  static let never = Instant(milliseconds: .max)
  static let longAgo = Instant(milliseconds: .min)
}
