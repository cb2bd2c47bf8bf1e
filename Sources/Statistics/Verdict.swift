/// What a simulation says about a gate, or about all of them.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  case pass, fail, inconclusive

  /// Of several gates: fail if one fails, else inconclusive if one is, else pass.
  public init(of verdicts: [Verdict]) {
    self =
      verdicts.contains(.fail) ? .fail : verdicts.contains(.inconclusive) ? .inconclusive : .pass
  }
}
