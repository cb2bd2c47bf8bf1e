/// A row of CSV by RFC 4180 with its line break, with what a spreadsheet would take for a formula made harmless.
public func csvRow(_ cells: [String]) -> String {
  cells.map { escaped($0, for: .csv) }.joined(separator: ",") + "\r\n"
}

/// To three decimals, without needless ones; empty for what is no number.
public func csvNumber(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "" }
  let rounded = thousandths(value)
  return Int(exactly: rounded).map { String($0) } ?? rounded.description
}
