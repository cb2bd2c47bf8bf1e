internal import Campaign
package import Records
import Text

extension ListSurvey {
  /// - Parameter width: columns that a line may take, 60 or more.
  package func text(within width: Int) -> String {
    var parts = [title, columnTable(width), firstContactsText(width)]
    parts += [tagText(width), phoneText(width), duplicateText(width), rest]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var title: String {
    let kind: String
    switch format {
    case .ndjson: kind = "one JSON object per line"
    case .csv:
      let delimiter = header.flatMap { header in ListDelimiter.allCases.first { $0.byte == header.delimiter } }
      kind = "a table" + (delimiter.map { ", cells separated by \($0.rawValue)s" } ?? "")
    }
    let skipped = refused > 0 ? ", \(counted(refused, "row")) passed over" : ""
    return printable("\(name): \(kind)") + "\n\(counted(contacts, "contact"))\(skipped)\n"
  }

  private func columnTable(_ width: Int) -> String {
    guard !columns.isEmpty else { return "" }
    var table = TextTable()
    table.left = [0, 1, 3]
    table.add(["column", "read as", "filled", "why"])
    let room = max(12, width - 47)
    for column in columns {
      table.add([
        shortened(printable(column.header), to: room), meaning(of: column), grouped(column.filled),
        column.basis.words,
      ])
    }
    return table.text(ruled: [1])
  }

  private func meaning(of column: SurveyedColumn) -> String {
    if case .unclear(let meaning) = column.basis {
      // A yes below a header about consent is no opt out.
      return (column.isConsent ? NamedColumn.consentWord : meaning.rawValue) + " or a field"
    }
    if column.isConsent { return NamedColumn.consentWord }
    if column.meaning == .phone, header?.idFromPhone == true {
      return "\(ContactColumn.phone.rawValue), \(ContactColumn.id.rawValue)"
    }
    return column.meaning?.rawValue ?? "a field"
  }

  private func firstContactsText(_ width: Int) -> String {
    let shown = min(contacts, Self.firstContacts)
    guard shown > 0 else { return "" }
    var text = shown == 1 ? "the first contact\n" : "the first \(shown) contacts\n"
    for number in 0..<shown {
      var values: [String] = []
      for column in columns {
        let value = number < column.first.count ? column.first[number] : ""
        if !value.isEmpty { values.append("\(column.meaning?.rawValue ?? column.header): \(value)") }
      }
      text += "  " + shortened(printable(values.joined(separator: " · ")), to: width - 2) + "\n"
    }
    return text
  }

  private func tagText(_ width: Int) -> String {
    guard !tags.isEmpty else { return "" }
    var table = TextTable()
    for tag in tags.prefix(20) {
      table.add(["  " + shortened(printable(tag.spelling), to: width - 16), grouped(tag.contacts)])
    }
    let more = tags.count > 20 ? "  and \(counted(tags.count - 20, "other tag"))\n" : ""
    return "tags\n" + table.text() + more
  }

  private func phoneText(_ width: Int) -> String {
    var lines: [String] = []
    if withoutPhone > 0 {
      lines.append("  \(counted(withoutPhone, "contact")) without a phone")
    }
    lines += cells(notPhones, "text that is not a phone", "texts that are not phones", width)
    return lines.isEmpty ? "" : "phones\n" + lines.joined(separator: "\n") + "\n"
  }

  private func duplicateText(_ width: Int) -> String {
    let lines =
      cells(sameID, "row with the id of an earlier one", "rows with the id of an earlier one", width)
      + cells(samePhone, "row with the phone of an earlier one", "rows with the phone of an earlier one", width)
    return lines.isEmpty ? "" : "duplicates\n" + lines.joined(separator: "\n") + "\n"
  }

  /// `2 texts that are not phones` and a line for each of the first.
  private func cells(_ cells: SurveyedCells, _ one: String, _ many: String, _ width: Int) -> [String] {
    guard cells.count > 0 else { return [] }
    var lines = ["  " + counted(cells.count, one, plural: many)]
    for cell in cells.first {
      lines.append("    " + shortened(printable("line \(cell.line): \(cell.text)"), to: width - 4))
    }
    return lines
  }

  private var rest: String { optedOut == 0 ? "" : "opted out: \(counted(optedOut, "contact"))\n" }
}

extension ReadColumn.Basis {
  /// Why a column is read so, for people; empty where it has the name.
  package var words: String {
    switch self {
    case .name: ""
    case .told: "as you said"
    case .profile(let profile): "profile " + profile.rawValue
    case .spelling: "same name"
    case .otherName: "guessed"
    case .unclear: "say which"
    case .passedOver(let column): "not the " + column.shortName
    }
  }
}

extension ContactColumn {
  /// A name of few letters, for a narrow table.
  fileprivate var shortName: String {
    switch self {
    case .id, .name, .phone, .tags, .timeZone, .assignedTo: rawValue
    case .lastTeamMember: "last member"
    case .optedOut: "opt out"
    }
  }
}
