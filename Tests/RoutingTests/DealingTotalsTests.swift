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
