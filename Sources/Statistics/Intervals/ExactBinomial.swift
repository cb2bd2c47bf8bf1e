/// Between which shares the truth lies when `count` of `total` independent trials came out so: the exact interval of Clopper and
/// Pearson (1934), which holds the truth at least as often as its level says, whatever the truth and however few the trials.
///
/// - Parameters:
///   - count: 0...total.
///   - level: such as 0.95, of both sides together.
/// - Returns: 0...1 without a trial.
package func exactBinomialInterval(_ count: Int, of total: Int, level: Double) -> ClosedRange<Double> {
  guard total > 0 else { return 0...1 }
  let yes = Double(min(max(0, count), total))
  let no = Double(total) - yes
  let beyond = (1 - level) / 2
  let lower = yes == 0 ? 0 : oddsOfBeta(beyond, yes, no + 1).x
  let upper = no == 0 ? 1 : oddsOfBeta(beyond, no, yes + 1).turned.x
  return lower...max(lower, upper)
}
