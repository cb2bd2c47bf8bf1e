import Campaign
import Testing

@testable import Routing

@Suite
struct GraphTests {
  @Test
  func `every random policy compiles to a sound graph, whose walks end in one settlement each`() {
    for seed in 1...200 {
      var dice = Dice(UInt64(seed))
      let bank = RandomCampaignTests.bank(&dice)
      #expect(bank.graph.brokenInvariants().isEmpty)
      for part in [bank.graph.firstTextNumbers, bank.graph.replyNumbers] {
        var at = part.lowerBound
        // Always no: the longest way. Children stand after parents, so it ends.
        while let next = bank.graph.node(at).children.last { at = next }
        guard case .settle = bank.graph.node(at) else {
          Issue.record("seed \(seed): a way ends at node \(at), which settles nothing")
          continue
        }
        #expect(part.contains(at))
      }
    }
  }

  @Test
  func `a broken graph is noticed`() {
    let graph = Bank(["ana"], steps: [.sender, .sharedInbox]).graph
    func faults(
      firstText: (inout [FirstTextNode]) -> Void = { _ in }, reply: (inout [ReplyNode]) -> Void = { _ in },
      origins: (inout [NodeOrigin]) -> Void = { _ in }
    ) -> [String] {
      var parts = (graph.firstText, graph.reply, graph.origins)
      firstText(&parts.0)
      reply(&parts.1)
      origins(&parts.2)
      return DecisionGraph(
        policy: graph.policy, firstText: parts.0, reply: parts.1, origins: parts.2, tagRules: graph.tagRules
      ).brokenInvariants()
    }
    #expect(faults().isEmpty)
    #expect(!faults(firstText: { $0[0] = .ask(.isTextable, yes: 0, no: 1) }).isEmpty)
    #expect(!faults(firstText: { $0[0] = .ask(.isTextable, yes: UInt32(graph.firstText.count), no: 1) }).isEmpty)
    #expect(!faults(firstText: { $0 = [] }).isEmpty)
    #expect(!faults(reply: { $0[0] = .ask(.optsOut, yes: 0, no: 2) }).isEmpty)
    #expect(!faults(reply: { $0[0] = .ask(.optsOut, yes: 9_999, no: 2) }).isEmpty)
    #expect(!faults(reply: { $0[0] = .settle(.hold) }).isEmpty)
    #expect(!faults(reply: { $0.append(.settle(.hold)) }).isEmpty)
    #expect(!faults(origins: { $0.removeLast() }).isEmpty)
  }
}
