internal import Campaign
import Diagnostics
package import Interpreting
internal import Records
internal import Text

extension ShownAction {
  /// A member's conversations as `patchbay.conversations/1`.
  package func json(_ shown: MemberConversations) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.conversations/1")
      json.member("action", name)
      json.member("member", key(shown.member))
      json.member("now", optional: shown.now?.text)
      json.array("conversations") { json in
        for conversation in shown.conversations { json.object { conversation.write(interpreter.directory, to: &$0) } }
      }
      json.object("totals") { json in
        let totals = ConversationTotals(shown)
        json.member("conversations", shown.conversations.count)
        json.member("needs_attention", totals.needsAttention)
        json.object("states") { json in
          for (state, count) in totals.states { json.member(state.rawValue, count) }
        }
      }
    }
    json.endLine()
    return json.string
  }

  /// The same rows for spreadsheets: CSV as in RFC 4180. What is unknown is empty.
  package func csv(_ shown: MemberConversations) -> String {
    var csv = ""
    func add(_ cells: [String]) { csv += csvRow(cells) }
    add([
      "contact", "state", "needs_attention", "inboxes", "held", "owner", "age_ms", "direction", "at", "text",
    ])
    for conversation in shown.conversations {
      let last = conversation.lastMessage
      add([
        id(conversation.contact), conversation.state.rawValue, "\(conversation.needsAttention)",
        conversation.inboxes(interpreter.directory).joined(separator: "|"), "\(conversation.isHeld)",
        conversation.owner.isSomebody ? key(conversation.owner) : "", conversation.age.map { "\($0)" } ?? "",
        last?.direction.rawValue ?? "", last?.at?.text ?? "", last?.text ?? "",
      ])
    }
    return csv
  }
}
