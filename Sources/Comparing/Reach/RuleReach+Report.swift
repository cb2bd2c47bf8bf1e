internal import Campaign
package import Text

extension RuleReach {
  /// A longer table is for programs.
  private static let mostRows = 50

  package func text(list: String) -> String {
    var text = printable("\(name) beside \(list): \(extent)") + "\n\n"
    var table = TextTable()
    table.left = [0, 1, 4]
    table.add(["", "tag rule", "reaches", "decides", "nearly"])
    for row in rows.prefix(Self.mostRows) {
      let rule = shortened(printable(row.rule), to: 44)
      table.add([printable(row.place), rule, grouped(row.reaches), grouped(row.decides), nearly(row)])
    }
    table.add(["", "no tag rule", grouped(unmatched), "", ""])
    text += table.text(ruled: [1])
    let more = rows.count - Self.mostRows
    if more > 0 { text += "and \(counted(more, "more tag rule"))\n" }
    if !countsMisses { text += "near misses are not counted: there are too many rules and kinds of contacts\n" }
    return text
  }

  private var extent: String {
    var parts = [counted(contacts, "contact")]
    if optedOut > 0 { parts.append("\(grouped(optedOut)) opted out") }
    if uncounted > 0 { parts.append("\(grouped(uncounted)) not counted: there are too many kinds of them") }
    return parts.joined(separator: ", ")
  }

  /// `12 but for Spanish`: the test that most contacts miss alone.
  private func nearly(_ row: Row) -> String {
    let missed = row.misses.filter { $0.contacts > 0 }.enumerated()
      .sorted { ($1.element.contacts, $0.offset) < ($0.element.contacts, $1.offset) }
    return missed.prefix(1).map { _, miss in
      "\(grouped(miss.contacts)) but for \(shortened(printable(miss.test), to: 30))"
    }.joined()
  }

  package func write(to json: inout JSONWriter) {
    json.member("rules", name)
    json.member("contacts", contacts)
    json.member(ContactColumn.optedOut.rawValue, optedOut)
    json.member("unmatched", unmatched)
    json.member("uncounted", uncounted)
    json.array("tag_rules") { json in
      for row in rows {
        json.object { json in
          json.member("place", row.place)
          json.member("rule", row.rule)
          json.member("reaches", row.reaches)
          json.member("decides", row.decides)
          if countsMisses {
            json.array("nearly") { json in
              for miss in row.misses {
                json.object { json in
                  json.member("but_for", miss.test)
                  json.member("contacts", miss.contacts)
                }
              }
            }
          } else {
            json.key("nearly")
            json.null()
          }
        }
      }
    }
  }
}
