import Campaign

/// The contacts whose first text no one has, by the clocks of their texting hours: those whose hours are over are skipped at once.
struct OpenQueues: Sendable, Equatable {
  private var queues = [OpenContacts()]

  var count: Int { queues.reduce(0) { $0 + $1.count } }

  func contains(_ contact: ContactID, on clock: ClockID) -> Bool {
    clock.index < queues.count && queues[clock.index].contains(contact)
  }

  mutating func insert(_ contact: ContactID, on clock: ClockID) {
    while queues.count <= clock.index { queues.append(OpenContacts()) }
    queues[clock.index].insert(contact)
  }

  mutating func remove(_ contact: ContactID, on clock: ClockID) {
    if clock.index < queues.count { queues[clock.index].remove(contact) }
  }

  /// The first open contact at or after an index of the list, whatever the hour.
  func first(from start: Int = 0) -> ContactID? {
    var least = ContactID.unknown
    for clock in queues.indices {
      if let first = queues[clock].first(from: start), first < least { least = first }
    }
    return least.isKnown ? least : nil
  }

  /// The same, of clocks by which first texts go out now.
  func first(from start: Int = 0, inside clocks: borrowing Clocks) -> ContactID? {
    var least = ContactID.unknown
    for clock in queues.indices where clocks.takesFirstTexts(ClockID(UInt16(truncatingIfNeeded: clock))) {
      if let first = queues[clock].first(from: start), first < least { least = first }
    }
    return least.isKnown ? least : nil
  }
}

/// A member's unsent first texts by clock, first in list order on top. May hold stale entries below each top.
struct UnsentQueues: Sendable, Equatable {
  private var heaps = [MinHeap<ContactID>()]

  mutating func insert(_ contact: ContactID, on clock: ClockID) {
    while heaps.count <= clock.index { heaps.append(MinHeap()) }
    heaps[clock.index].insert(contact)
  }

  func top(on clock: ClockID) -> ContactID? { clock.index < heaps.count ? heaps[clock.index].top : nil }
  mutating func removeTop(on clock: ClockID) { heaps[clock.index].removeTop() }

  var isEmpty: Bool { heaps.allSatisfy(\.isEmpty) }

  /// The first in list order, whatever the hour.
  var first: ContactID? {
    var least = ContactID.unknown
    for clock in heaps.indices {
      if let top = heaps[clock].top, top < least { least = top }
    }
    return least.isKnown ? least : nil
  }

  /// The first of clocks by which first texts go out now.
  func first(inside clocks: borrowing Clocks) -> ContactID? {
    var least = ContactID.unknown
    for clock in heaps.indices where clocks.takesFirstTexts(ClockID(UInt16(truncatingIfNeeded: clock))) {
      if let top = heaps[clock].top, top < least { least = top }
    }
    return least.isKnown ? least : nil
  }
}
