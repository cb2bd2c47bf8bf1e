import Testing

@testable import Routing

/// The smallest is found in a row and a heap; here it is looked for among all.
@Suite struct RisingQueueTests {
  @Test(arguments: 0..<20)
  func `the smallest is first`(_ seed: Int) {
    var dice = Dice(UInt64(seed) + 1)
    var queue = RisingQueue<Int>()
    var plain: [Int] = []
    var rise = 0
    // Some mostly rise, some do not; some grow long, so that what is gone is cleared away.
    let (unordered, taken) = (dice.roll(10), 1 + dice.roll(3))
    for step in 0..<6000 {
      if dice.roll(4) >= taken {
        rise += dice.roll(3)
        let element = dice.roll(10) < unordered ? dice.roll(rise + 1) : rise
        queue.insert(element)
        plain.append(element)
      } else if step % 1500 == 0 {
        queue.keep { $0 % 3 > 0 }
        plain.removeAll { $0 % 3 == 0 }
      } else {
        queue.removeTop()
        if let least = plain.min(), let index = plain.firstIndex(of: least) { plain.remove(at: index) }
      }
      let isRight = queue.top == plain.min() && queue.count == plain.count
      #expect(isRight, "seed \(seed), step \(step)")
      if !isRight { return }
    }
  }
}
