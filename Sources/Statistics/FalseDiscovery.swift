/// Which of several differences are called real, so that of those that are called so at most a share `rate` are none, on average
/// (Benjamini and Hochberg 1995, "Controlling the false discovery rate").
///
/// - Parameter chances: the p-value of each.
package func falseDiscoveryControlled(_ chances: [Double], rate: Double) -> [Bool] {
  let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
  let last = order.indices.last { chances[order[$0]] <= rate * Double($0 + 1) / Double(order.count) }
  var isReal = [Bool](repeating: false, count: chances.count)
  if let last { for rank in 0...last { isReal[order[rank]] = true } }
  return isReal
}
