/// A time zone: when its clocks change, and by how much. Equal rules under equal names are equal.
///
/// Transitions are a finite list. Code that makes them from a rule without an end stops far from now:
/// `ZoneRules.lastYear`.
public final class ZoneRules: Sendable {
  /// The IANA name, such as `America/New_York`.
  public let name: String
  /// The instants at which the offset changes, in seconds since 1970, rising.
  public let transitions: [Int64]
  /// Seconds east of UTC, `offsets[i]` in force before `transitions[i]`; one more than there are transitions.
  public let offsets: [Int32]

  /// The last year that rules without an end are laid down for; the last offset then stays.
  public static let lastYear = 2200
  /// The offsets that zones may have (RFC 9636, section 3.2): more than 25 hours west to less than 26 hours east.
  public static let offsetRange: ClosedRange<Int32> = -89_999...93_599

  /// Nil unless there is one offset more than transitions, transitions rise, and offsets lie in `offsetRange`.
  public init?(name: String, transitions: [Int64], offsets: [Int32]) {
    guard offsets.count == transitions.count + 1, offsets.allSatisfy({ Self.offsetRange.contains($0) }),
      zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.name = name
    // A change of the name or of a flag alone is none to us, and equality is by content.
    let changes = transitions.indices.filter { offsets[$0] != offsets[$0 + 1] }
    self.transitions = changes.map { transitions[$0] }
    self.offsets = [offsets[0]] + changes.map { offsets[$0 + 1] }
  }

  /// A zone whose clocks never change; nil unless the offset lies in `offsetRange`.
  public convenience init?(name: String, offset: Int32) {
    self.init(name: name, transitions: [], offsets: [offset])
  }

  /// Seconds east of UTC.
  ///
  /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
  package func offset(atMilliseconds milliseconds: Int64) -> Int32 { offsets[segment(at: milliseconds)] }

  /// The number of transitions at or before a moment in milliseconds: the place of its offset.
  package func segment(at milliseconds: Int64) -> Int {
    let seconds = floorDivided(milliseconds, by: 1000).quotient
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The moment in milliseconds at which a segment ends; nil when it never does, or not within 64 bits.
  package func end(ofSegment segment: Int) -> Int64? {
    guard segment < transitions.count else { return nil }
    let (milliseconds, isTooLate) = transitions[segment].multipliedReportingOverflow(by: 1000)
    return isTooLate ? nil : milliseconds
  }
}

extension ZoneRules: Hashable {
  public static func == (a: ZoneRules, b: ZoneRules) -> Bool {
    a === b || a.name == b.name && a.transitions == b.transitions && a.offsets == b.offsets
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(transitions.count)
    hasher.combine(offsets.last)
  }
}

/// Finds the zone of an IANA name, case exact; nil when there is none.
public typealias ZoneLoader = @Sendable (String) -> ZoneRules?

/// Knows no zone.
public let noZones: ZoneLoader = { _ in nil }

/// Whether a loader knows any zones: all databases have these.
package func hasZoneDatabase(_ loader: ZoneLoader) -> Bool {
  ["UTC", "Etc/UTC", "America/New_York"].contains { loader($0) != nil }
}
