/// Which of several differences are certain when all of them are looked at: in at most `errorRate` of all cases is one
/// of them called certain that is none (Holm 1979, "A simple sequentially rejective multiple test procedure").
///
/// - Parameters:
///   - chances: the p-value of each; nil for one that was not tested.
///   - errorRate: over all of them together.
package func holm(_ chances: [Double?], errorRate: Double) -> [Bool] {
  let tested = chances.indices.compactMap { place in chances[place].map { (chance: $0, place: place) } }
    .sorted { ($0.chance, $0.place) < ($1.chance, $1.place) }
  var isCertain = [Bool](repeating: false, count: chances.count)
  for (rank, test) in tested.enumerated() {
    guard test.chance <= errorRate / Double(tested.count - rank) else { break }
    isCertain[test.place] = true
  }
  return isCertain
}
