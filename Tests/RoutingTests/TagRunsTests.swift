import Campaign
import TestSupport
import Testing

@testable import Routing

@Suite
struct TagRunsTests {
  @Test
  func `a column of runs holds what sets hold, however often they change`() {
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

  @Test
  func `a contact carries so many tags and no more`() {
    let bank = Bank(["ana"])
    bank.add("c1")
    bank.tag("c1", (0..<mostTagsOfContact).map { "t\($0)" })
    bank.tag("c1", ["one more"])
    #expect(bank.effects() == ["tagged c1", "refused tooManyTags"])
  }

  @Test
  func `a tag that a contact has takes no more room`() {
    let bank = Bank(["ana"])
    bank.add("c1")
    bank.tag("c1", (0..<mostTagsOfContact).map { "t\($0)" })
    bank.tag("c1", ["t1", "t2"])
    bank.report("ana", "c1", tags: ["t3"])
    #expect(bank.effects() == ["tagged c1", "tagged c1", "reported c1 ana", "tagged c1"])
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: ["tag", "report", "reply"])
  func `an opt out needs no room`(_ event: String) {
    let bank = Bank(["ana"])
    bank.add("c1")
    bank.tag("c1", (0..<mostTagsOfContact).map { "t\($0)" })
    _ = bank.effects()
    for _ in 0..<2 {
      switch event {
      case "tag": bank.tag("c1", ["Opt Out", "one more"], by: "ana")
      case "report": bank.report("ana", "c1", tags: ["Opt Out", "one more"])
      default: bank.reply("c1", tags: ["Opt Out"])
      }
    }
    #expect(bank.effects().contains { $0.hasPrefix("opted_out c1") })
    #expect(bank.state.isOptedOut(bank.contact("c1")))
    #expect(bank.state.withTags(of: bank.contact("c1")) { $0.count } == mostTagsOfContact)
  }
}
