internal import Campaign
internal import Zones

/// What the current event carries besides itself, at addresses that stay valid until the next event.
///
/// Not private to its only user, so that it links; see `LoneFault`.
struct ArrivalColumns: ~Copyable {
  private var tagColumn = GrowingColumn<TagID>()
  private var valueColumn = GrowingColumn<ValueID>()
  private var contactColumn = GrowingColumn<ContactID>()
  /// Room for one: an arrival names one zone. It holds `zoneCount`.
  private let zone = UnsafeMutablePointer<ZoneRules>.allocate(capacity: 1)
  private var zoneCount = 0

  deinit {
    zone.deinitialize(count: zoneCount)
    zone.deallocate()
  }

  var tags: UnsafeBufferPointer<TagID> { tagColumn.buffer }
  var values: UnsafeBufferPointer<ValueID> { valueColumn.buffer }
  var contacts: UnsafeBufferPointer<ContactID> { contactColumn.buffer }
  var zones: UnsafeBufferPointer<ZoneRules> { UnsafeBufferPointer(start: zone, count: zoneCount) }

  mutating func setTags(_ tags: UnsafeBufferPointer<TagID>) {
    tagColumn.shrink(to: 0)
    for tag in tags { tagColumn.append(tag) }
  }

  mutating func set(
    _ tags: UnsafeBufferPointer<TagID>, _ values: UnsafeBufferPointer<ValueID>, _ zones: UnsafeBufferPointer<ZoneRules>
  ) {
    setTags(tags)
    valueColumn.shrink(to: 0)
    for value in values { valueColumn.append(value) }
    zone.deinitialize(count: zoneCount)
    zoneCount = 0
    if let first = zones.first {
      zone.initialize(to: first)
      zoneCount = 1
    }
  }

  /// - Parameter contacts: sorted. Each is kept once.
  mutating func setContacts(_ contacts: [ContactID]) {
    contactColumn.shrink(to: 0)
    var last = ContactID.unknown
    for contact in contacts where contact != last {
      contactColumn.append(contact)
      last = contact
    }
  }
}
