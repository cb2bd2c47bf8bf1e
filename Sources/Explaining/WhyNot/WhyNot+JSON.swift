internal import Campaign
internal import Records
internal import Routing
internal import Text

extension WhyNot {
  package func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.why_not/1")
      json.member("contact", contact)
      json.member("member", text.words.name(asked.member))
      json.member("reach", search.reply.reach.rawValue)
      json.member("outcome", text.outcome(search.reply))
      json.member("to", search.reply.takers.map { text.words.name($0) })
      json.array("reasons") { json in
        for reason in reasons.prefix(Self.mostReasons) {
          json.object { json in
            json.member("part", reason.part.rawValue)
            json.member("title", reason.title)
            write("place", reason.place, &json)
            json.member("reason", reason.reason)
            write("reason_place", reason.reasonPlace ?? reason.place, &json)
          }
        }
      }
      json.member("complete", search.isComplete)
      json.array("proposals") { json in
        for found in search.found {
          json.object { json in
            json.array("changes") { json in
              for change in found.changes { json.object { write(change, &$0) } }
            }
            json.member("reach", found.reply.reach.rawValue)
            json.member("to", found.reply.takers.map { text.words.name($0) })
          }
        }
      }
    }
    json.endLine()
    return json.string
  }

  /// A rule file has more tag rules than anyone reads.
  private static var mostReasons: Int { 1_000 }

  private func write(_ name: String, _ text: String?, _ json: inout JSONWriter) {
    json.key(name)
    if let text { json.value(text) } else { json.null() }
  }

  private func write(_ change: WhyNotChange, _ json: inout JSONWriter) {
    let policy = asked.graph.policy
    json.member("change", change.name)
    switch change {
    case .join(let member), .back(let member), .away(let member), .assign(let member), .sendFirstText(let member):
      json.member("member", text.words.name(member))
    case .setLastTeamMember(let member): write("member", member.isSomebody ? text.words.name(member) : nil, &json)
    case .answer(let member, let contact):
      json.member("member", text.words.name(member))
      json.member("contact", text.contactName(contact))
    case .addTag(let tag), .removeTag(let tag): json.member("tag", policy.tags[tag.index])
    case .setField(let field, let value):
      json.member("field", policy.fields[field.index].name)
      let values = policy.fields[field.index].values
      write("value", values.indices.contains(value.index) ? values[value.index] : nil, &json)
    case .wait(let moment): json.member("at", moment.text)
    case .optIn, .resolve: break
    }
    json.member("text", text.change(change))
  }
}

extension WhyNotChange {
  /// Its name in JSON.
  fileprivate var name: String {
    switch self {
    case .join: EventKind.addMember.rawValue
    case .back: EventKind.back.rawValue
    case .away: EventKind.away.rawValue
    case .answer: EventKind.respond.rawValue
    case .optIn: EventKind.optIn.rawValue
    case .resolve: EventKind.resolve.rawValue
    case .addTag: EventKind.tag.rawValue
    case .removeTag: EventKind.untag.rawValue
    case .setField: "field"
    case .setLastTeamMember: ContactColumn.lastTeamMember.rawValue
    case .assign: ContactColumn.assignedTo.rawValue
    case .sendFirstText: EventKind.send.rawValue
    case .wait: "wait"
    }
  }
}
