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
  func first(from start: Int = 0) -> ContactID? { queues.count == 1 ? queues[0].first(from: start) : least(start) }

  /// The same, of clocks by which first texts go out now.
  func first(from start: Int = 0, inside clocks: borrowing Clocks) -> ContactID? {
    if queues.count == 1 { return clocks.takesFirstTexts(.usual) ? queues[0].first(from: start) : nil }
    var least: ContactID?
    for index in queues.indices where clocks.takesFirstTexts(ClockID(UInt16(index))) {
      if let first = queues[index].first(from: start), least.map({ first < $0 }) ?? true { least = first }
    }
    return least
  }

  private func least(_ start: Int) -> ContactID? {
    queues.indices.compactMap { queues[$0].first(from: start) }.min()
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
  var first: ContactID? { least(nil) }

  /// The first of clocks by which first texts go out now.
  func first(inside clocks: borrowing Clocks) -> ContactID? {
    // Most teams text in one zone, or know of none.
    if heaps.count == 1 { return clocks.takesFirstTexts(.usual) ? heaps[0].top : nil }
    return least(copy clocks)
  }

  private func least(_ clocks: Clocks?) -> ContactID? {
    var least: ContactID?
    for (index, heap) in heaps.enumerated() where clocks?.takesFirstTexts(ClockID(UInt16(index))) ?? true {
      if let top = heap.top, least.map({ top < $0 }) ?? true { least = top }
    }
    return least
  }
}
