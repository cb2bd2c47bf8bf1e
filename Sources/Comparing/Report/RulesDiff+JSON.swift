internal import Text

extension RulesDiff {
  package func json() -> String {
    var json = JSONWriter()
    json.object { write(to: &$0) }
    json.endLine()
    return json.string
  }

  /// The members of the document.
  func write(to json: inout JSONWriter) {
    json.member("schema", "patchbay.diff/1")
    json.member("old", names.old)
    json.member("new", names.new)
    json.member("verdict", verdict.rawValue)
    json.member("routing", routingVerdict.rawValue)
    json.member("differences", routing.differences.count)
    // Beyond the budget there may be more.
    json.member("complete", routing.isProved)
    json.array("examples") { json in
      for difference in shown { json.object { write(difference, &$0) } }
    }
    json.array("settings") { json in
      for change in settings { json.object { write(change, &$0) } }
    }
    json.key("list")
    if let list { json.object { write(list, &$0) } } else { json.null() }
    json.key("recorded")
    if let recorded { json.object { write(recorded, &$0) } } else { json.null() }
  }

  private func write(_ difference: ShownDifference, _ json: inout JSONWriter) {
    json.object("contact") { json in
      json.member("tags", difference.tags)
      json.object("fields") { json in for (field, value) in difference.values { json.member(field, value) } }
    }
    json.member("when", difference.moment)
    json.object("old") { write(difference.old, &$0) }
    json.object("new") { write(difference.new, &$0) }
  }

  private func write(_ side: ShownDifference.Side, _ json: inout JSONWriter) {
    json.member("to", side.members)
    json.member("via", side.via)
    json.member("text", side.destination)
    write(side.causes, &json)
  }

  private func write(_ causes: [DiffSide.Cause], _ json: inout JSONWriter) {
    json.array("rules") { json in
      for cause in causes {
        json.object { json in
          json.key("place")
          if let place = cause.place { json.value(place) } else { json.null() }
          json.member("rule", cause.text)
        }
      }
    }
  }

  private func write(_ change: RuleChange, _ json: inout JSONWriter) {
    json.member("part", change.part)
    switch change.difference {
    case .names(let added, let removed, _):
      json.member("added", added)
      json.member("removed", removed)
    case .count(let added, let removed):
      json.member("added", added)
      json.member("removed", removed)
    case .value(let old, let new):
      json.member("old", old)
      json.member("new", new)
    case .order: break
    }
    json.member("text", change.phrase)
  }

  private func write(_ list: ListedDiff, _ json: inout JSONWriter) {
    json.member("name", list.name)
    json.member("contacts", list.contacts)
    json.member("changed", list.changed)
    json.array("groups") { json in
      for group in list.groups {
        json.object { json in
          json.member("contacts", group.count)
          json.member("examples", group.examples)
          json.object("old") { write(group.old, group.oldVia, group.oldCauses, &$0) }
          json.object("new") { write(group.new, group.newVia, group.newCauses, &$0) }
        }
      }
    }
    json.member("in_other_ways", list.ungrouped)
    json.array("load") { json in
      for load in list.loads {
        json.object { json in
          json.member("to", load.name)
          json.member("member", load.isMember)
          json.member("old", load.old)
          json.member("new", load.new)
        }
      }
    }
  }

  private func write(_ recorded: RecordedDiff, _ json: inout JSONWriter) {
    json.member("name", recorded.name)
    json.member("replies", recorded.replies)
    json.member("changed", recorded.changed)
    json.array("groups") { json in
      for group in recorded.groups.prefix(Self.mostRecorded) {
        json.object { json in
          json.member("replies", group.count)
          json.array("lines") { json in for line in group.lines { json.value(line) } }
          json.member("old", group.old)
          json.member("new", group.new)
        }
      }
    }
    json.member("in_other_ways", recorded.groups.dropFirst(Self.mostRecorded).reduce(0) { $0 + $1.count })
    json.array("load") { json in
      for load in recorded.loads {
        json.object { json in
          json.member("to", load.name)
          json.member("old", load.old)
          json.member("new", load.new)
        }
      }
    }
  }

  private static var mostRecorded: Int { 1_000 }

  private func write(_ to: [String], _ via: String, _ causes: [DiffSide.Cause], _ json: inout JSONWriter) {
    json.member("to", to)
    json.member("via", via)
    write(causes, &json)
  }
}
