extension [MemberID] {
  /// Binary search among members in declaration order.
  public func containsSorted(_ member: MemberID) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < member { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == member
  }
}
