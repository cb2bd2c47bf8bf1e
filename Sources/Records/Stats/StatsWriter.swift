public import Campaign

/// Writes statistics as `patchbay.stats/1`.
public enum StatsWriter {
  /// The columns, in the order of the table.
  public static let columns: [(name: StaticString, count: @Sendable (ConversationCounts) -> Int)] = [
    ("assigned", { $0.assigned }), ("waiting", { $0.waiting }), ("sent", { $0.sent }), ("replies", { $0.replies }),
    ("clicked", { $0.clicked }), ("conversed", { $0.conversed }), ("resolved", { $0.resolved }),
    ("active", { $0.active }), ("inbox", { $0.inbox }), ("opt_outs", { $0.optOuts }),
    ("needs_attention", { $0.needsAttention }),
  ]

  /// One JSON object and a newline. `key` gives a member's name.
  public static func json(_ table: StatsTable, key: (MemberID) -> String) -> [UInt8] {
    var out: [UInt8] = []
    JSONText.append("{\"schema\":\"patchbay.stats/1\",\"members\":{", to: &out)
    for (index, row) in table.members.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      JSONText.appendString(key(row.member), to: &out)
      out.append(UInt8(ascii: ":"))
      append(row.counts, to: &out)
      out.append(UInt8(ascii: "}"))
    }
    JSONText.append("},\"totals\":", to: &out)
    append(table.totals.counts, to: &out)
    let more: [(StaticString, Int)] = [
      (",\"contacts\":", table.totals.contacts), (",\"unassigned\":", table.totals.unassigned),
      (",\"held\":", table.totals.held), (",\"never_textable\":", table.totals.neverTextable),
    ]
    for (name, value) in more {
      JSONText.append(name, to: &out)
      JSONText.append(value, to: &out)
    }
    JSONText.append("}}\n", to: &out)
    return out
  }

  /// The opening brace and the columns; the closing brace is the caller's.
  private static func append(_ counts: ConversationCounts, to out: inout [UInt8]) {
    for (index, column) in columns.enumerated() {
      JSONText.append(index == 0 ? "{\"" : ",\"", to: &out)
      JSONText.append(column.name, to: &out)
      JSONText.append("\":", to: &out)
      JSONText.append(column.count(counts), to: &out)
    }
  }
}
