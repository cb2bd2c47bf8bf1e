public import Campaign

/// Writes statistics as `patchbay.stats/1`.
public enum StatsWriter {
  /// One JSON object and a newline. `key` gives a member's name.
  public static func json(_ table: StatsTable, key: (MemberID) -> String) -> [UInt8] {
    var out: [UInt8] = []
    JSONText.append("{\"schema\":\"patchbay.stats/1\",\"members\":{", to: &out)
    for (index, row) in table.rows.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      JSONText.appendString(key(row.member), to: &out)
      out.append(UInt8(ascii: ":"))
      append(CountName.ofMembers.map { ($0, $0.value(row.counts) ?? 0) }, to: &out)
    }
    JSONText.append("},\"totals\":", to: &out)
    append(CountName.allCases.map { ($0, $0.value(table.totals)) }, to: &out)
    JSONText.append("}\n", to: &out)
    return out
  }

  private static func append(_ counts: [(name: CountName, value: Int)], to out: inout [UInt8]) {
    for (index, count) in counts.enumerated() {
      out.append(UInt8(ascii: index == 0 ? "{" : ","))
      JSONText.appendString(count.name.rawValue, to: &out)
      out.append(UInt8(ascii: ":"))
      JSONText.append(count.value, to: &out)
    }
    out.append(UInt8(ascii: "}"))
  }
}
