import Campaign

/// Contacts in lists that have numbers, such as those of each member.
///
/// A contact who comes on a list is noted at its end. One who leaves it stays there until the list is tidied, so whoever reads it
/// asks of each whether they still belong.
struct ContactLists: Sendable {
  private struct List: Sendable {
    var contacts: [ContactID] = []
    /// With so many, those that stand in it twice are looked for.
    var most = 64
  }
  private var lists: [List] = []

  /// How many there are at most on a list.
  func count(_ number: Int) -> Int { number < lists.count ? lists[number].contacts.count : 0 }

  /// Those of a list, with some who left it since it was tidied; then in list order, each once.
  func contacts(_ number: Int) -> [ContactID] { number < lists.count ? lists[number].contacts : [] }

  mutating func add(_ contact: ContactID, to number: Int) {
    while lists.count <= number { lists.append(List()) }
    if lists[number].contacts.last == contact { return }
    lists[number].contacts.append(contact)
    guard lists[number].contacts.count > lists[number].most else { return }
    tidy(number) { _ in true }
    lists[number].most = lists[number].contacts.count * 2 + 64
  }

  /// Leaves those on a list who still belong, in list order, each once. Costs as much as there were.
  mutating func tidy(_ number: Int, where belongs: (ContactID) -> Bool) {
    guard number < lists.count else { return }
    lists[number].contacts.removeAll { !belongs($0) }
    lists[number].contacts = lists[number].contacts.sortedOnce()
  }

  /// On a list that is tidy: the first at or after an index of the contact list of whom a condition holds.
  func first(_ number: Int, from start: Int, where isMeant: (ContactID) -> Bool) -> ContactID? {
    let contacts = contacts(number)
    var (low, high) = (0, contacts.count)
    while low < high {
      let middle = (low + high) / 2
      if contacts[middle].index < start { low = middle + 1 } else { high = middle }
    }
    return contacts[low...].first(where: isMeant)
  }
}

extension [ContactID] {
  /// In list order, each once.
  func sortedOnce() -> [ContactID] {
    if zip(self, dropFirst()).allSatisfy({ $0 < $1 }) { return self }
    var once: [ContactID] = []
    for contact in sorted() where once.last != contact { once.append(contact) }
    return once
  }
}
