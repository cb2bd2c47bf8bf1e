internal import Campaign
internal import Diagnostics
internal import Folding
internal import Zones

/// The time zones that contacts name, numbered in order of first mention: the first is `ZoneID` 1.
struct ZoneTable: ~Copyable {
  private var names = NameTable()
  /// Names that the loader did not know: for the first few of these it is not called again.
  private var strangers = NameTable()
  private static let mostStrangers = 4096
  private var meanings: [String: String?] = [:]
  let loader: ZoneLoader
  private let isAsked: Bool
  private let limit: Int

  /// - Parameter isAsked: false where no rule depends on a contact's zone; then every zone is missing.
  init(isAsked: Bool, limit: Int, loader: @escaping ZoneLoader) {
    self.isAsked = isAsked
    self.limit = limit
    self.loader = loader
  }

  enum Finding {
    case missing
    case known(ZoneID)
    /// No contact has named it yet: `add` gives it its number.
    case new(ZoneRules)
    /// It keeps no daylight time, and is not taken for a zone.
    case fixed(FixedZone)
    case unknown
    case noRoom
  }

  var count: Int { names.count }

  /// The name of a zone, from number 1.
  func name(_ zone: ZoneID) -> Bytes { names.name(UInt32(zone.rawValue) - 1) }

  mutating func find(_ name: Bytes) -> Finding {
    if !isAsked || name.isEmpty { return .missing }
    if let known = names.find(name) { return .known(ZoneID(UInt16(truncatingIfNeeded: known + 1))) }
    if strangers.find(name) != nil { return .unknown }
    if let fixed = FixedZone(String(decoding: name, as: UTF8.self)) { return .fixed(fixed) }
    guard let rules = loader(String(decoding: name, as: UTF8.self)) else {
      if strangers.count < Self.mostStrangers { _ = strangers.insert(name) }
      return .unknown
    }
    return names.count < limit ? .new(rules) : .noRoom
  }

  /// The zone that was probably meant by a name that is not one. Thousands of rows may have the same name.
  mutating func meant(by stranger: Bytes) -> String? {
    let name = String(decoding: stranger, as: UTF8.self)
    if let known = meanings[name] { return known }
    let meant = suggest(name, among: commonZones, synonyms: zoneSynonyms).first { loader($0) != nil }
    if meanings.count < Self.mostStrangers { meanings[name] = .some(meant) }
    return meant
  }

  /// The loader knows no zones, as far as anyone has asked.
  var hasNoDatabase: Bool { names.count == 0 && !hasZoneDatabase(loader) }

  /// Gives a zone its number: the next one, if the zone is new.
  mutating func add(_ name: Bytes) -> ZoneID {
    guard let entry = names.insert(name) else { return .missing }
    return ZoneID(UInt16(truncatingIfNeeded: entry.id + 1))
  }
}

extension RoutingPolicy {
  /// Whether contacts may be texted by their own clocks.
  var asksContactsZones: Bool {
    guard let textingHours else { return false }
    switch textingHours.zone {
    case .contact: return true
    case .fixed: return false
    }
  }

  /// Whether contacts without a zone use the clock of another one.
  var hasZoneForMissing: Bool {
    guard let textingHours else { return false }
    switch textingHours.zone {
    case .contact(let missing): return missing != nil
    case .fixed: return false
    }
  }

  /// How many zones contacts may name, of a limit: clocks, of which each zone may have as many as there are different hours, have
  /// numbers of 16 bits.
  func mostZones(_ limit: Int) -> Int { min(limit, 65_000 / max(1, textingHours?.variants.count ?? 1)) }
}
