public import Campaign
internal import Diagnostics

/// Writes statistics as `patchbay.stats/1`, and as a table for spreadsheets.
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

  /// CSV by RFC 4180: a header, one row per member, and the totals in the last row. What is
  /// counted over all contacts only is empty in the rows of members.
  public static func csv(_ table: StatsTable, key: (MemberID) -> String) -> [UInt8] {
    var out: [UInt8] = []
    func append(_ cells: [String]) { out.append(contentsOf: csvRow(cells).utf8) }
    append(["member"] + CountName.allCases.map(\.rawValue))
    for row in table.rows {
      append([key(row.member)] + CountName.allCases.map { $0.value(row.counts).map { String($0) } ?? "" })
    }
    append(["totals"] + CountName.allCases.map { String($0.value(table.totals)) })
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

extension StatsTable {
  /// What a member has in other contact actions of the same state file.
  public struct Elsewhere: Hashable, Sendable {
    public var active: Int
    public var inbox: Int

    public init(active: Int = 0, inbox: Int = 0) {
      self.active = active
      self.inbox = inbox
    }
  }

  /// The table with `active` and `inbox` of each member counted over all contact actions. Members known only elsewhere get no
  /// row, and the totals stay those of this contact action: they count its contacts.
  ///
  /// - Parameters:
  ///   - elsewhere: by the members' names.
  ///   - key: a member's name.
  public func counting(_ elsewhere: [String: Elsewhere], key: (MemberID) -> String) -> StatsTable {
    StatsTable(
      rows: rows.map { row in
        guard let more = elsewhere[key(row.member)] else { return row }
        var counts = row.counts
        counts.active += more.active
        counts.inbox += more.inbox
        return Row(member: row.member, counts: counts)
      }, totals: totals)
  }
}
