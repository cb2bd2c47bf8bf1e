internal import Text

extension KeyRule {
  /// The columns of a table of keys in the documentation.
  public static let tableHead = "| key | value | default | meaning |\n|---|---|---|---|"

  /// The key's row in such a table. What `doc` says after "; default: " is shown in a separate column.
  public func row(of key: String) -> String {
    let parts = doc.split(atText: "; default: ", maxSplits: 1)
    let standard = isRequired ? "required" : parts.count > 1 ? String(parts[1]) : "none"
    return "| `\(key)` | \(shape.phrase) | \(standard) | \(parts.first ?? "") |"
  }
}
