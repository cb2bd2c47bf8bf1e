import PatchbayKit
import Testing

@Suite struct DecisionTests {
  @Test func `a decision says where and why`() throws {
    var action = ContactAction(try Rules(yaml: SomeRules.small, named: "spring.yaml"))
    action.add(Contact("c1", tags: ["Donor"]))
    action.add(Contact("c2"))
    let answer = action.wouldRoute(replyFrom: "c1")
    #expect(answer.members == ["joe"] && answer.via == .tagRule)
    #expect(answer.rules.map(\.description) == ["spring.yaml:4"] && answer.rules.map(\.index) == [0])
    #expect(answer.walk.contains { $0.question == "does a tag rule match, with someone available?" && $0.answer })
    #expect(answer.end == "to all members of the matching tag rules")
    #expect(answer.description.hasSuffix("→ to all members of the matching tag rules: joe"))
    let shared = action.wouldRoute(replyFrom: "c2")
    #expect(shared.members.isEmpty && shared.via == .sharedInbox && shared.rules.isEmpty)
    let stop = action.wouldRoute(replyFrom: "c2", "STOP")
    guard case .optedOut? = stop.effects.first else { throw CancellationError() }
    #expect(stop.via == nil && stop.end == "opted out, and leaves every inbox")
    let unknown = action.wouldRoute(replyFrom: "c9")
    guard case .refused(let refused)? = unknown.effects.first else { throw CancellationError() }
    #expect(refused.reason == .unknownContact && unknown.walk.isEmpty && unknown.end == nil)
  }

  /// What a reply would come to is what it comes to, and asking changes nothing.
  @Test(arguments: 0..<8) func `asking is taking without change`(_ seed: Int) throws {
    var chance = Chance(seed + 1)
    var action = ContactAction(try SomeRules.rules(seed))
    for step in 0..<80 {
      let time = 1_772_463_600_000 + Int64(step) * 60_000
      _ = action.take(EventPair.random(chance.one(of: EventPair.kinds), &chance, at: time).event)
      let before = action.saved()
      let contact = "c\(chance.below(16))"
      let text = chance.one(of: ["hello", "STOP", "", "wrong number", "take me off"])
      let decision = action.wouldRoute(replyFrom: contact, text)
      #expect(action.saved() == before)
      #expect(!decision.effects.isEmpty)
      if chance.isSo(30) {
        // A reply may set others going, and notify: a decision does not follow that.
        let taken = action.take(.reply(from: contact, text))
        #expect(Array(taken.prefix(decision.effects.count)) == decision.effects, "seed \(seed), step \(step)")
      }
    }
  }
}
