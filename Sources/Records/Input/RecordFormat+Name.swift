/// The format that a file's extension stands for.
package func recordFormat(ofName path: String) -> RecordFormat? {
  let name = path.lowercased()
  // What a spreadsheet wrote is read as a table: its first bytes say what else it is.
  let tables = [".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xls", ".ods", ".numbers"]
  if tables.contains(where: name.hasSuffix) { return .csv }
  return name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") ? .ndjson : nil
}
