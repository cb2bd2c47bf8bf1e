import Campaign
import Testing

@testable import Routing

/// The tournament finds whom a walk over all members finds.
@Suite struct DealingTotalsTests {
  @Test(arguments: [1, 2, 3, 7, 8, 50]) func `finds the smallest total`(_ members: Int) {
    var totals = DealingTotals(members: members)
    var plain = [Int?](repeating: nil, count: members)
    var random = SplitMix64(state: UInt64(members))
    #expect(totals.first == nil)
    for _ in 0..<2_000 {
      let index = Int(random.next(below: UInt64(members)))
      let total = random.next(below: 4) == 0 ? nil : Int(random.next(below: 6))
      plain[index] = total
      totals.set(MemberID(UInt16(index)), to: total)
      let smallest = plain.compactMap { $0 }.min()
      #expect(totals.first?.index == smallest.flatMap { smallest in plain.firstIndex { $0 == smallest } })
    }
  }
}

/// The tournament finds from whom a walk over all members would take.
@Suite struct LevellingTotalsTests {
  @Test(arguments: [1, 2, 3, 7, 8, 50]) func `finds the largest total`(_ members: Int) {
    var totals = LevellingTotals(members: members)
    var plain = [(total: Int, latest: UInt32)?](repeating: nil, count: members)
    var random = SplitMix64(state: UInt64(members))
    #expect(totals.first == nil)
    for turn in 0..<2_000 {
      let index = Int(random.next(below: UInt64(members)))
      let score = random.next(below: 4) == 0 ? nil : (total: Int(random.next(below: 6)), latest: UInt32(turn))
      plain[index] = score
      totals.set(MemberID(UInt16(index)), to: score?.total, latest: score?.latest ?? 0)
      let largest = plain.indices.filter { plain[$0] != nil }.max {
        (plain[$0]?.total ?? 0, plain[$0]?.latest ?? 0) < (plain[$1]?.total ?? 0, plain[$1]?.latest ?? 0)
      }
      #expect(totals.first?.index == largest)
    }
  }
}

/// Lists keep who left them until they are tidied, and no one twice for long.
@Suite struct ContactListsTests {
  private func contact(_ index: UInt64) -> ContactID { ContactID(UInt32(index)) }

  @Test func `finds who belongs, in list order`() {
    var lists = ContactLists()
    var belongs = Set<ContactID>()
    var random = SplitMix64(state: 1)
    for turn in 0..<5_000 {
      let someone = contact(random.next(below: 300))
      if random.next(below: 3) == 0 {
        belongs.remove(someone)
      } else {
        belongs.insert(someone)
        lists.add(someone, to: 3)
      }
      // At most twice those who were ever there, and some.
      #expect(lists.count(3) <= 2 * 300 + 65)
      guard turn % 50 == 0 else { continue }
      #expect(lists.contacts(3).sortedOnce().filter { belongs.contains($0) } == belongs.sorted())
      lists.tidy(3) { belongs.contains($0) }
      #expect(lists.contacts(3) == belongs.sorted())
      let start = Int(random.next(below: 300))
      #expect(
        lists.first(3, from: start) { $0.index % 2 == 0 }
          == belongs.filter { $0.index >= start && $0.index % 2 == 0 }.min())
    }
    #expect(lists.count(2) == 0 && lists.count(7) == 0 && lists.contacts(7) == [])
    lists.tidy(7) { _ in true }
  }
}
