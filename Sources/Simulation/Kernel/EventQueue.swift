/// What waits in an `EventQueue`: its place in the order, and two words that say what it is.
@frozen public struct QueuedEvent {
  /// Smaller comes first.
  public var key: UInt64
  public var subject: UInt32
  public var kind: UInt32

  @inlinable public init(key: UInt64, subject: UInt32, kind: UInt32) {
    self.key = key
    self.subject = subject
    self.kind = kind
  }
}

/// A priority queue over one 64-bit key: a heap of four children per parent on one block of memory.
///
/// INVARIANT: `entries` points three entries into a 64-byte aligned block, so that the four children of a parent share
/// one cache line; the first `used` of them are initialized and `used <= capacity`.
@frozen public struct EventQueue: ~Copyable {
  @usableFromInline var entries: UnsafeMutablePointer<QueuedEvent>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  @inlinable public var count: Int { used }

  public init(capacity: Int = 16) {
    self.capacity = max(capacity, 16)
    entries = EventQueue.block(self.capacity)
  }

  deinit { UnsafeMutableRawPointer(entries - 3).deallocate() }

  @usableFromInline static func block(_ capacity: Int) -> UnsafeMutablePointer<QueuedEvent> {
    let bytes = (capacity + 3) * MemoryLayout<QueuedEvent>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    return block.bindMemory(to: QueuedEvent.self, capacity: capacity + 3) + 3
  }

  @inline(never) @usableFromInline mutating func grow() {
    let larger = EventQueue.block(capacity * 2)
    larger.moveInitialize(from: entries, count: used)
    UnsafeMutableRawPointer(entries - 3).deallocate()
    entries = larger
    capacity *= 2
  }

  @inlinable public var first: QueuedEvent? { used == 0 ? nil : entries[0] }

  /// Whether an event fits, in no order.
  func contains(where fits: (QueuedEvent) -> Bool) -> Bool { (0..<used).contains { fits(entries[$0]) } }

  @inlinable public mutating func push(_ event: QueuedEvent) {
    if used == capacity { grow() }
    var hole = used
    used &+= 1
    while hole > 0 {
      let parent = (hole &- 1) &>> 2
      if entries[parent].key <= event.key { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = event
  }

  @inlinable public mutating func pop() -> QueuedEvent? {
    guard used > 0 else { return nil }
    let top = entries[0]
    used &-= 1
    let last = entries[used]
    var hole = 0
    while true {
      let child = hole &* 4 &+ 1
      if child >= used { break }
      var least = child
      if child &+ 4 <= used {
        least = entries[child &+ 1].key < entries[least].key ? child &+ 1 : least
        least = entries[child &+ 2].key < entries[least].key ? child &+ 2 : least
        least = entries[child &+ 3].key < entries[least].key ? child &+ 3 : least
      } else {
        var sibling = child &+ 1
        while sibling < used {
          if entries[sibling].key < entries[least].key { least = sibling }
          sibling &+= 1
        }
      }
      if entries[least].key >= last.key { break }
      entries[hole] = entries[least]
      hole = least
    }
    entries[hole] = last
    return top
  }
}
