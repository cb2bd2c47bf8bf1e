/// The smallest value of a function, by the simplex of Nelder and Mead (1965): it asks for no derivatives.
struct Minimum {
  private(set) var point: [Double]
  private(set) var value: Double

  /// - Parameters:
  ///   - start: where to begin.
  ///   - steps: how far from it the first simplex reaches.
  ///   - evaluations: how often the function is asked at most.
  init(from start: [Double], steps: [Double], evaluations: Int, _ function: ([Double]) -> Double) {
    var simplex = [(point: start, value: function(start))]
    for index in start.indices {
      var corner = start
      corner[index] += steps[index]
      simplex.append((corner, function(corner)))
    }
    var left = evaluations - simplex.count
    while left > 0 {
      simplex.sort { $0.value < $1.value }
      let (best, worst) = (simplex[0], simplex[simplex.count - 1])
      if worst.value - best.value < 1e-6, worst.value.isFinite { break }
      let centre = start.indices.map { index in
        simplex.dropLast().reduce(0) { $0 + $1.point[index] } / Double(start.count)
      }
      func moved(_ factor: Double) -> (point: [Double], value: Double) {
        let point = start.indices.map { centre[$0] + factor * (worst.point[$0] - centre[$0]) }
        left -= 1
        return (point, function(point))
      }
      let reflected = moved(-1)
      var taken = reflected
      if reflected.value < best.value {
        let expanded = moved(-2)
        if expanded.value < reflected.value { taken = expanded }
      } else if reflected.value >= simplex[simplex.count - 2].value {
        let contracted = moved(reflected.value < worst.value ? -0.5 : 0.5)
        if contracted.value < min(reflected.value, worst.value) {
          taken = contracted
        } else {
          for corner in 1..<simplex.count {
            let point = start.indices.map { (simplex[corner].point[$0] + best.point[$0]) / 2 }
            simplex[corner] = (point, function(point))
            left -= 1
          }
          continue
        }
      }
      simplex[simplex.count - 1] = taken
    }
    simplex.sort { $0.value < $1.value }
    (point, value) = simplex[0]
  }
}
