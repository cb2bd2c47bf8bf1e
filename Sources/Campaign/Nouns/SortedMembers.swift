extension [MemberID] {
  /// Binary search among members in declaration order.
  public func containsSorted(_ member: MemberID) -> Bool { containsSorted(member, in: 0..<count) }

  /// The same in a part of them that is in declaration order.
  public func containsSorted(_ member: MemberID, in range: Range<Int>) -> Bool {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < member { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && self[low] == member
  }
}
