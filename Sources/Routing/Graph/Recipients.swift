public import Campaign

/// The members that a decision found, in declaration order, each once. Owned by the caller and used again and again.
public struct Recipients: ~Copyable {
  @usableFromInline var storage: UnsafeMutablePointer<MemberID>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0
  /// The turns that tag rules took to find them, in the order of the rules.
  public internal(set) var turns: [RingTurn] = []
  /// A tag rule had to look beyond those whom it names first.
  public internal(set) var usesOtherwise = false
  /// Where no one accepts, a matching rule holds the reply.
  @usableFromInline var holds = false
  /// A matching rule that is not plain names the conversation's owner, who accepts.
  @usableFromInline var nameOwner = false
  /// Whether anything but members is to be forgotten.
  @usableFromInline var isPlain = true

  public init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    storage = .allocate(capacity: self.capacity)
  }

  deinit { storage.deallocate() }

  @inlinable public var count: Int { used }
  @inlinable public var members: UnsafeBufferPointer<MemberID> { UnsafeBufferPointer(start: storage, count: used) }

  @inlinable public func contains(_ member: MemberID) -> Bool {
    for index in 0..<used where storage[index] == member { return true }
    return false
  }

  @inlinable public mutating func removeAll() {
    used = 0
    if !isPlain { forgetRules() }
  }

  @usableFromInline mutating func forgetRules() {
    turns.removeAll(keepingCapacity: true)
    (usesOtherwise, holds, nameOwner, isPlain) = (false, false, false, true)
  }

  /// Adds a row of members that is in declaration order.
  @inlinable mutating func add(_ row: UnsafeBufferPointer<MemberID>) {
    if used &+ row.count > capacity { grow(to: used &+ row.count) }
    if row.count > 16 { return merge(row) }
    for member in row {
      var index = used
      while index > 0 && storage[index &- 1] > member { index &-= 1 }
      if index > 0 && storage[index &- 1] == member { continue }
      var last = used
      while last > index {
        storage[last] = storage[last &- 1]
        last &-= 1
      }
      storage[index] = member
      used &+= 1
    }
  }

  /// Keeps what `isKept` accepts.
  @inlinable mutating func keep(where isKept: (MemberID) -> Bool) {
    var kept = 0
    for index in 0..<used where isKept(storage[index]) {
      storage[kept] = storage[index]
      kept &+= 1
    }
    used = kept
  }

  /// Long rows would make insertion quadratic.
  @usableFromInline mutating func merge(_ row: UnsafeBufferPointer<MemberID>) {
    let merged = UnsafeMutablePointer<MemberID>.allocate(capacity: capacity)
    var (mine, theirs, count) = (0, 0, 0)
    while mine < used || theirs < row.count {
      if theirs == row.count || (mine < used && storage[mine] <= row[theirs]) {
        if theirs < row.count && storage[mine] == row[theirs] { theirs += 1 }
        merged[count] = storage[mine]
        mine += 1
      } else {
        merged[count] = row[theirs]
        theirs += 1
      }
      count += 1
    }
    storage.deallocate()
    storage = merged
    used = count
  }

  @usableFromInline mutating func grow(to needed: Int) {
    let larger = UnsafeMutablePointer<MemberID>.allocate(capacity: max(needed, capacity * 2))
    larger.update(from: storage, count: used)
    storage.deallocate()
    storage = larger
    capacity = max(needed, capacity * 2)
  }
}
