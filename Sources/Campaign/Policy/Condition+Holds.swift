extension Condition {
  /// Whether a contact meets the condition. Tags are sorted, each once.
  public func holds(tags: UnsafeBufferPointer<TagID>, value: (FieldID) -> ValueID) -> Bool {
    for tag in all where !tags.containsSorted(tag) { return false }
    for tag in none where tags.containsSorted(tag) { return false }
    if !any.isEmpty && !any.contains(where: { tags.containsSorted($0) }) { return false }
    for test in fields {
      let value = value(test.field)
      if !test.values.contains(value) { return false }
    }
    return true
  }
}

extension UnsafeBufferPointer<TagID> {
  /// Binary search in a sorted run of tags.
  public func containsSorted(_ tag: TagID) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < tag { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == tag
  }
}
