import Campaign

/// The contacts whose first text no one has, by time zone: those in a zone where it is night are skipped at once.
struct OpenQueues: Sendable, Equatable {
  private var queues = [OpenContacts()]

  var count: Int { queues.reduce(0) { $0 + $1.count } }

  func contains(_ contact: ContactID, in zone: ZoneID) -> Bool {
    zone.index < queues.count && queues[zone.index].contains(contact)
  }

  mutating func insert(_ contact: ContactID, in zone: ZoneID) {
    while queues.count <= zone.index { queues.append(OpenContacts()) }
    queues[zone.index].insert(contact)
  }

  mutating func remove(_ contact: ContactID, in zone: ZoneID) {
    if zone.index < queues.count { queues[zone.index].remove(contact) }
  }

  /// The first open contact at or after an index of the list, whatever the hour.
  func first(from start: Int = 0) -> ContactID? { queues.count == 1 ? queues[0].first(from: start) : least(start, nil) }

  /// The same, of zones where it is inside the texting hours.
  func first(from start: Int = 0, inside clocks: borrowing Clocks) -> ContactID? {
    if queues.count == 1 { return clocks.isInside(.missing) ? queues[0].first(from: start) : nil }
    return least(start, copy clocks)
  }

  private func least(_ start: Int, _ clocks: Clocks?) -> ContactID? {
    var least: ContactID?
    for (index, queue) in queues.enumerated() where clocks?.isInside(ZoneID(UInt16(index))) ?? true {
      if let first = queue.first(from: start), least.map({ first < $0 }) ?? true { least = first }
    }
    return least
  }
}

/// A member's unsent first texts by time zone, first in list order on top. May hold stale entries below each top.
struct UnsentQueues: Sendable, Equatable {
  private var heaps = [MinHeap<ContactID>()]

  mutating func insert(_ contact: ContactID, in zone: ZoneID) {
    while heaps.count <= zone.index { heaps.append(MinHeap()) }
    heaps[zone.index].insert(contact)
  }

  func top(in zone: ZoneID) -> ContactID? { zone.index < heaps.count ? heaps[zone.index].top : nil }
  mutating func removeTop(in zone: ZoneID) { heaps[zone.index].removeTop() }

  var isEmpty: Bool { heaps.allSatisfy(\.isEmpty) }

  /// The first in list order, whatever the hour.
  var first: ContactID? { least(nil) }

  /// The first of zones where it is inside the texting hours.
  func first(inside clocks: borrowing Clocks) -> ContactID? {
    // Most teams text in one zone, or know of none.
    if heaps.count == 1 { return clocks.isInside(.missing) ? heaps[0].top : nil }
    return least(copy clocks)
  }

  private func least(_ clocks: Clocks?) -> ContactID? {
    var least: ContactID?
    for (index, heap) in heaps.enumerated() where clocks?.isInside(ZoneID(UInt16(index))) ?? true {
      if let top = heap.top, least.map({ top < $0 }) ?? true { least = top }
    }
    return least
  }
}
