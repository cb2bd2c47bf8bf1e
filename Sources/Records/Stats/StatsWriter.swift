public import Campaign
internal import Text

/// Writes statistics as `patchbay.stats/1`, and as a table for spreadsheets.
public enum StatsWriter {
  /// One JSON object and a newline. `key` gives a member's name.
  public static func json(_ table: StatsTable, key: (MemberID) -> String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.stats/1")
      json.object("members") { json in
        for row in table.rows {
          json.object(key(row.member)) { json in
            for count in table.countsOfMembers { json.member(count.rawValue, count.value(row.counts) ?? 0) }
          }
        }
      }
      json.object("totals") { json in
        for count in table.counts { json.member(count.rawValue, count.value(table.totals)) }
      }
    }
    json.endLine()
    return json.bytes
  }

  /// CSV by RFC 4180: a header, one row per member, and the totals in the last row. Figures that are
  /// counted over all contacts only are empty in the rows of members.
  public static func csv(_ table: StatsTable, key: (MemberID) -> String) -> [UInt8] {
    var out: [UInt8] = []
    func append(_ cells: [String]) { out.append(contentsOf: csvRow(cells).utf8) }
    append(["member"] + table.counts.map(\.rawValue))
    for row in table.rows {
      append([key(row.member)] + table.counts.map { $0.value(row.counts).map { String($0) } ?? "" })
    }
    append(["totals"] + table.counts.map { String($0.value(table.totals)) })
    return out
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

  /// The table with `active` and `inbox` of each member counted over all contact actions. Members known only elsewhere
  /// get no row, and the totals stay those of this contact action: they count its contacts.
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
      }, totals: totals, counts: counts)
  }
}
