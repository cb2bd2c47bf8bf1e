/// A row of CSV as in RFC 4180, with its line break. What a spreadsheet would take for a formula is made harmless.
public func csvRow(_ cells: [String]) -> String {
  cells.map { escaped($0, for: .csv) }.joined(separator: ",") + "\r\n"
}

/// A number as a cell: to three decimals, without trailing zeros; empty for nil and for what is not finite.
public func csvNumber(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "" }
  let rounded = thousandths(value)
  return Int(exactly: rounded).map { String($0) } ?? rounded.description
}
