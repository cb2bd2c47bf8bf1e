import Routing

/// Runs one scenario under two rule files: the same replication of both has the same contacts and the same random
/// draws.
///
/// Like a run of a `Simulator`, a pair of runs depends only on its number, and may run on any thread.
public struct PairedSimulator: Sendable {
  public let a: Simulator
  public let b: Simulator
  let teams: PairedTeams

  /// - Parameters: of the same scenario and the same contact list; otherwise there is nothing to compare.
  public init(_ a: Simulator, _ b: Simulator) {
    self.a = a
    self.b = b
    teams = PairedTeams(a.plan.shared.graph.policy, b.plan.shared.graph.policy)
  }

  public func run(replication: Int) -> PairedResult {
    var underA = WhoWrote(contacts: a.plan.contacts.count)
    var underB = WhoWrote(contacts: b.plan.contacts.count)
    let a = a.run(replication: replication, watcher: &underA)
    let b = b.run(replication: replication, watcher: &underB)
    return PairedResult(
      a: a, b: b, firstTexts: Moves.between(underA.firstText, underB.firstText, teams),
      conversations: Moves.between(underA.latestResponse, underB.latestResponse, teams))
  }

  /// - Parameter results: one per replication, in the order of their numbers.
  public func compare(_ results: [PairedResult]) -> Comparison { Comparison(self, results) }
}

/// The results of one replication under both rule files.
public struct PairedResult: Sendable {
  public let a: ReplicationResult
  public let b: ReplicationResult
  let firstTexts: [Moves]
  let conversations: [Moves]
}
