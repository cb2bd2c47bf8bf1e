import Testing

@testable import Simulation

@Suite struct EventQueueTests {
  /// Against the plainest reference: a sorted array.
  @Test(arguments: [1, 2, 3, 5, 16, 17, 64, 1_000])
  func `comes in order`(_ size: Int) {
    let chance = Chance(seed: 11, replication: size)
    var queue = EventQueue()
    var reference: [UInt64] = []
    for step in 0..<(size * 20) {
      let (what, draw) = chance.pair(UInt64(step), .outcome, 0)
      if reference.count < size, what < 0.6 || reference.isEmpty {
        let key = UInt64(draw * 50) << 32 | UInt64(step)
        queue.push(QueuedEvent(key: key, subject: UInt32(step), kind: 1))
        reference.append(key)
        reference.sort()
      } else {
        let event = queue.pop()
        #expect(event?.key == reference.removeFirst())
      }
      #expect(queue.count == reference.count)
      #expect(queue.first?.key == reference.first)
    }
    while !reference.isEmpty { #expect(queue.pop()?.key == reference.removeFirst()) }
    #expect(queue.pop() == nil)
  }
}
