import Campaign
import Testing

@testable import Routing

@Suite struct OpenContactsTests {
  @Test func `the first contact is found wherever one looks from`() {
    var (open, model) = (OpenContacts(), Set<Int>())
    var random = UInt64(1)
    func draw(_ below: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % below
    }
    #expect(open.first() == nil)
    for step in 0..<3000 {
      // Longer and longer, so that levels are added on the way; then empty again.
      let index = draw(step < 1500 ? 10 + step * 5 : 7500)
      if step < 1500 && draw(3) > 0 {
        open.insert(ContactID(UInt32(index)))
        model.insert(index)
      } else if let some = step < 1500 ? index : model.min() {
        open.remove(ContactID(UInt32(some)))
        model.remove(some)
      }
      #expect(open.count == model.count)
      #expect(open.first()?.index == model.min())
      let start = draw(8000)
      #expect(open.first(from: start)?.index == model.filter { $0 >= start }.min())
    }
  }
}
