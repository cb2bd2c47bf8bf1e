import Campaign
import Testing

@testable import Routing

@Suite
struct RecipientSetsTests {
  @Test
  func `a set has one number, however many there are`() {
    var dice = Dice(11)
    var sets = RecipientSets()
    var numbers: [[MemberID]: RecipientSetID] = [:]
    for _ in 0..<5_000 {
      let set = (0..<40).filter { _ in dice.roll(12) == 0 }.map { MemberID(UInt16($0)) }
      if set.count < 2 { continue }
      let number = sets.number(of: set)
      #expect(Array(sets[number]) == set)
      if let known = numbers[set] {
        #expect(number == known)
      } else {
        #expect(number.index == numbers.count)
        numbers[set] = number
      }
    }
    #expect(sets.count == numbers.count)
    #expect(sets.count > 1_000)
    for (set, number) in numbers.sorted(by: { $0.value.index < $1.value.index }) {
      #expect(sets.number(of: set) == number)
    }
  }
}
