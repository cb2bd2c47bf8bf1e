public import Campaign
internal import Folding

/// Two directories of the same run, under different rules.
extension Directory {
  /// Whether contacts have the same numbers in both.
  public func knowsContacts(of other: Directory) -> Bool {
    guard contactCount == other.contactCount else { return false }
    for index in 0..<contactCount {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      guard id(of: contact).elementsEqual(other.id(of: contact)) else { return false }
    }
    return true
  }

  /// The numbers here of another directory's tags, by their numbers there. Tags that are not known here are added;
  /// nil where there would be too many.
  public func numbers(ofTagsOf other: Directory) -> [TagID]? {
    var numbers: [TagID] = []
    numbers.reserveCapacity(other.tagCount)
    for index in 0..<other.tagCount {
      let spelling = other.spelling(of: TagID(UInt32(truncatingIfNeeded: index)))
      let number = spelling.withUnsafeBufferPointer { internTag($0) }
      guard let number = number.tag, number.index < limits.tags else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
