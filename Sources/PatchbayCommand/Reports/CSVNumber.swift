/// To three decimals, without needless ones; empty for what is no number.
func csvNumber(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "" }
  let rounded = thousandths(value)
  return Int(exactly: rounded).map { String($0) } ?? rounded.description
}

/// To three decimals: more would be noise.
func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
