public import Statistics

/// Judges the gates of a simulation look by look, and says whether the simulation goes on. A gate that is decided at a
/// look stays decided, with the figures of that look: judging it again would be a further look, which the plan has not
/// paid for.
public struct Judging: Sendable {
  public let looks: Looks
  /// Of each gate's interval at each look.
  public let level: Double
  /// The judgement of each gate, in the order given: as it was decided, or as of the last look. Empty before the first
  /// look.
  public private(set) var judgements: [Judgement] = []
  /// How well each target is met at the last look. Empty before the first look.
  public private(set) var precisions: [Precision] = []

  private let gates: [Gate]
  private let targets: [PrecisionTarget]
  /// The gates as they were written; empty where they have their canonical texts.
  private let texts: [String]
  private var taken = 0

  /// - Parameter texts: the gates as they were written, in their order, where these differ from `Gate.text`.
  public init(_ gates: [Gate], _ targets: [PrecisionTarget] = [], texts: [String] = [], looks: Looks) {
    self.init(gates, targets, texts: texts, looks: looks, level: looks.level(gates: gates.count))
  }

  /// With a level of its own: where errors are shared with other settings, and for tests that show why the plan's level is
  /// needed.
  init(_ gates: [Gate], _ targets: [PrecisionTarget] = [], texts: [String] = [], looks: Looks, level: Double) {
    self.gates = gates
    self.texts = texts.count == gates.count ? texts : gates.map(\.text)
    self.targets = targets
    self.looks = looks
    self.level = level
  }

  /// How many replications the next look takes; nil when every gate is decided and every target met, or no look is
  /// left.
  public var next: Int? {
    guard taken < looks.counts.count else { return nil }
    let isDone =
      taken > 0 && judgements.allSatisfy { $0.verdict != .inconclusive } && precisions.allSatisfy(\.isReached)
    return isDone ? nil : looks.counts[taken]
  }

  /// The verdict of all gates. Pass if there are none; inconclusive before the first look if there are some, or if
  /// something is not known as precisely as was asked after the last look.
  public var verdict: Verdict {
    if judgements.count < gates.count { return .inconclusive }
    return Verdict(of: judgements.map(\.verdict) + precisions.map { $0.isReached ? .pass : .inconclusive })
  }

  /// Takes the next look, at the results of as many replications as `next` said, in the order of their numbers.
  public mutating func look(_ results: [ReplicationResult]) {
    look { measured in
      results.map { $0.value(measured) }
    } spread: { measured, count in
      results.prefix(count).spread(of: measured)
    }
  }

  /// Takes the next look; does nothing when there is none.
  ///
  /// - Parameter values: one per replication and in their order, for as many replications as `next` said; any beyond
  ///   these are ignored. Infinite for what did not happen, nil where there is no value in that replication.
  public mutating func look(_ values: (Measured) -> [Double?]) { look(values) { _, _ in nil } }

  /// - Parameter spread: of percentiles, over so many replications.
  package mutating func look(
    _ values: (Measured) -> [Double?], spread: (Measured, _ replications: Int) -> PercentileSpread?
  ) {
    guard let count = next else { return }
    func planned(_ measured: Measured) -> [Double?] { Array(values(measured).prefix(count)) }
    taken += 1
    let before = judgements
    judgements = gates.indices.map { index in
      if index < before.count, before[index].verdict != .inconclusive { return before[index] }
      let measured = gates[index].measured
      return Judgement(
        gates[index], planned(measured), text: texts[index], spread: spread(measured, count), level: level)
    }
    precisions = targets.map { Precision($0, planned($0.measured), spread: spread($0.measured, count)) }
  }
}
