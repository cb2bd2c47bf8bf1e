internal import Campaign

/// The tags that one contact carries of those that rules mention, sorted, each once: what a walk reads. One memory for all contacts.
struct CarriedTags: ~Copyable {
  private var ids: UnsafeMutablePointer<TagID>
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(1, capacity)
    ids = .allocate(capacity: self.capacity)
    ids.initialize(repeating: TagID(0), count: self.capacity)
  }

  deinit { ids.deallocate() }

  /// Room for so many tags as they are written.
  @inline(__always) mutating func room(for count: Int) -> UnsafeMutablePointer<TagID> {
    if count > capacity { grow(to: count) }
    return ids
  }

  private mutating func grow(to count: Int) {
    ids.deallocate()
    capacity = count
    ids = .allocate(capacity: count)
    ids.initialize(repeating: TagID(0), count: count)
  }

  /// Sorts the first of what was put there, and leaves out what stands twice.
  @inline(__always) mutating func settle(_ found: Int) -> UnsafeBufferPointer<TagID> {
    var count = 0
    for next in 0..<found {
      let tag = ids[next]
      var index = count
      while index > 0 && ids[index &- 1] > tag { index &-= 1 }
      if index > 0 && ids[index &- 1] == tag { continue }
      var last = count
      while last > index {
        ids[last] = ids[last &- 1]
        last &-= 1
      }
      ids[index] = tag
      count &+= 1
    }
    return UnsafeBufferPointer(start: ids, count: count)
  }
}
