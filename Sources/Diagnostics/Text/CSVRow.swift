/// A row of CSV by RFC 4180, with what a spreadsheet would take for a formula made harmless.
public func csvRow(_ cells: [String]) -> String {
  cells.map { escaped($0, for: .csv) }.joined(separator: ",") + "\r\n"
}
