internal import Text

extension RulesDiff {
  private func cell(_ text: String) -> String { escaped(shortened(text, to: 300), for: .markdownCell) }

  package func markdown() -> String {
    "### \(cell(names.old)) → \(cell(names.new))\n\n\(cell(summary))\n" + markdownBody()
  }

  package func markdownBody() -> String {
    var text = ""
    if !routing.differences.isEmpty {
      text += "\n| replies of | before | after |\n| --- | --- | --- |\n"
      for difference in shown {
        let moment = difference.moment.isEmpty ? "" : "<br>when " + cell(difference.moment.joined(separator: " and "))
        text += "| \(cell(difference.contact))\(moment) | \(side(difference.old)) | \(side(difference.new)) |\n"
      }
    }
    for line in rest { text += "\n\(cell(line))\n" }
    if !settings.isEmpty { text += "\n" + settings.map { "- \(cell($0.phrase))\n" }.joined() }
    return text + (list.map { markdown($0) } ?? "") + (recorded.map { markdown($0) } ?? "")
  }

  private func side(_ side: ShownDifference.Side) -> String {
    ([side.destination] + causes(side.causes)).map(cell).joined(separator: "<br>")
  }

  private func causes(_ causes: [DiffSide.Cause]) -> [String] {
    let most = 8
    let more = causes.count - most
    return causes.prefix(most).map(Self.text) + (more > 0 ? ["and \(grouped(more)) more"] : [])
  }

  private func markdown(_ list: ListedDiff) -> String {
    var text = "\n#### \(cell(heading(list)))\n"
    if !list.groups.isEmpty {
      text += "\n| contacts | for example | before | after |\n| ---: | --- | --- | --- |\n"
      for group in list.groups.prefix(Self.mostShown) {
        let old = ([Self.place(group.old, group.oldVia)] + causes(group.oldCauses)).map(cell).joined(separator: "<br>")
        let new = ([Self.place(group.new, group.newVia)] + causes(group.newCauses)).map(cell).joined(separator: "<br>")
        text +=
          "| \(grouped(group.count)) | \(cell(group.examples.joined(separator: ", "))) | \(old) | \(new) |\n"
      }
    }
    if let more = unshown(list) { text += "\n\(more)\n" }
    return text + table("replies of contacts", list.loads.map { ($0.name, $0.old, $0.new) })
  }

  private func table(_ title: String, _ loads: [(name: String, old: Int, new: Int)]) -> String {
    if loads.isEmpty { return "" }
    var text = "\n| \(title) | before | after | change |\n| --- | ---: | ---: | ---: |\n"
    for load in loads {
      let change = Self.change(load.old, load.new)
      text += "| \(cell(load.name)) | \(grouped(load.old)) | \(grouped(load.new)) | \(change) |\n"
    }
    return text
  }

  private func markdown(_ recorded: RecordedDiff) -> String {
    var text = "\n#### \(cell(heading(recorded)))\n"
    if !recorded.groups.isEmpty { text += "\n" }
    for group in recorded.groups.prefix(Self.mostShown) {
      text += "- \(cell(Self.way(group))): \(Self.example(group))\n"
    }
    if let more = unshown(recorded) { text += "- \(more)\n" }
    return text + table("replies", recorded.loads.map { ($0.name, $0.old, $0.new) })
  }
}
