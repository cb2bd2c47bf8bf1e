import Campaign
import Testing

@testable import Routing

@Suite("Tags of contacts")
struct TagRunsTests {
  @Test("a column of runs holds what sets hold, however often they change")
  func likeSets() {
    var dice = Dice(5)
    var runs = TagRuns()
    var sets: [Set<TagID>] = []
    for _ in 0..<20 {
      runs.append(UnsafeBufferPointer(start: nil, count: 0))
      sets.append([])
    }
    for _ in 0..<20_000 {
      let contact = dice.roll(20)
      let tags = Set((0...dice.roll(4)).map { _ in TagID(UInt32(dice.roll(60))) }).sorted()
      tags.withUnsafeBufferPointer { run in
        if dice.roll(2) == 0 {
          runs.add(run, to: ContactID(UInt32(contact)))
          sets[contact].formUnion(run)
        } else {
          runs.remove(run, from: ContactID(UInt32(contact)))
          sets[contact].subtract(run)
        }
      }
    }
    for (contact, set) in sets.enumerated() {
      #expect(runs.withRun(of: ContactID(UInt32(contact))) { Array($0) } == set.sorted())
    }
  }

  @Test("a contact carries so many tags and no more")
  func limit() {
    let bank = Bank(["ana"])
    bank.add("c1")
    bank.tag("c1", (0..<mostTagsOfContact).map { "t\($0)" })
    bank.tag("c1", ["one more"])
    #expect(bank.effects() == ["tagged c1", "refused tooManyTags"])
  }
}
