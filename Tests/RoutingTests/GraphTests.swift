import Campaign
import Testing

@testable import Routing

@Suite("The decision graph")
struct GraphTests {
  @Test("every random policy compiles to a sound graph, whose walks end in one settlement each")
  func sound() {
    for seed in 1...200 {
      var dice = Dice(UInt64(seed))
      let bank = RandomCampaignTests.bank(&dice)
      #expect(bank.graph.brokenInvariants().isEmpty)
      for entry in [bank.graph.firstText, bank.graph.reply] {
        var at = entry
        // Always no: the longest way. Children stand after parents, so it ends.
        while let next = bank.graph.nodes[at].children.last { at = Int(next) }
        guard case .settle = bank.graph.nodes[at] else {
          Issue.record("seed \(seed): a way ends at node \(at), which settles nothing")
          continue
        }
      }
    }
  }

  @Test("a broken graph is noticed")
  func broken() {
    let graph = Bank(["ana"], steps: [.sender, .sharedInbox]).graph
    func faults(_ change: (inout [Node]) -> Void) -> [String] {
      var nodes = graph.nodes
      change(&nodes)
      return DecisionGraph(
        policy: graph.policy, nodes: nodes, origins: graph.origins, tagRules: graph.tagRules,
        firstText: graph.firstText, reply: graph.reply
      ).brokenInvariants()
    }
    #expect(faults { _ in }.isEmpty)
    #expect(!faults { $0[graph.reply] = .ask(.isOptOut, yes: 0, no: UInt32(graph.reply) + 2) }.isEmpty)
    #expect(!faults { $0[graph.reply] = .ask(.isOptOut, yes: 9_999, no: UInt32(graph.reply) + 2) }.isEmpty)
    #expect(!faults { $0[graph.reply] = .settle(.hold) }.isEmpty)
    #expect(!faults { $0.append(.settle(.hold)) }.isEmpty)
  }
}
