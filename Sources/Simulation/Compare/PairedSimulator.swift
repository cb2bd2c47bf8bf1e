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

  /// Gates are about one rule file: this looks at none.
  ///
  /// - Parameter results: one per replication, in the order of their numbers.
  public func compare(_ results: [PairedResult]) -> Comparison { Comparison(self, results, nil) }

  /// Decides how many pairs there are: by the gates of both, look by look.
  public func judging() -> PairedJudging { PairedJudging(a: a.judging(), b: b.judging()) }

  /// With the gates of both.
  ///
  /// - Parameter judging: after its last look at the results.
  public func compare(_ results: [PairedResult], _ judging: PairedJudging) -> Comparison {
    Comparison(self, results, judging)
  }
}

/// The gates of two rule files, judged look by look over pairs of runs. Each file's own looks are as they would be alone: what the other
/// still waits for changes no verdict.
public struct PairedJudging: Sendable {
  public private(set) var a: Judging
  public private(set) var b: Judging

  init(a: Judging, b: Judging) {
    self.a = a
    self.b = b
  }

  /// How many pairs the next look takes; nil when every gate of both is decided, or no look is left.
  public var next: Int? { [a.next, b.next].compactMap(\.self).min() }

  /// Takes the next look, at as many pairs as `next` said, in the order of their numbers.
  public mutating func look(_ results: [PairedResult]) {
    guard let count = next else { return }
    if a.next == count { a.look(results.map(\.a)) }
    if b.next == count { b.look(results.map(\.b)) }
  }
}

/// The results of one replication under both rule files.
public struct PairedResult: Sendable {
  public let a: ReplicationResult
  public let b: ReplicationResult
  let firstTexts: [Moves]
  let conversations: [Moves]
}
