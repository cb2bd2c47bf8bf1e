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
      json.member("now", shown.now?.text)
      json.array("conversations") { json in
        for conversation in shown.conversations { json.object { write(conversation, &$0) } }
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

  private func write(_ conversation: Conversation, _ json: inout JSONWriter) {
    json.member("contact", id(conversation.contact))
    json.member("state", conversation.state.rawValue)
    json.member("needs_attention", conversation.needsAttention)
    json.member("inboxes", inboxes(conversation))
    json.member("held", conversation.isHeld)
    json.member("owner", conversation.owner.isSomebody ? key(conversation.owner) : nil)
    json.key("age_ms")
    if let age = conversation.age { json.value(age) } else { json.null() }
    guard let last = conversation.lastMessage else {
      json.key("last")
      return json.null()
    }
    json.object("last") { json in
      json.member("direction", last.direction.rawValue)
      json.member("at", last.at?.text)
      json.member("text", last.text)
    }
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
        inboxes(conversation).joined(separator: "|"), "\(conversation.isHeld)",
        conversation.owner.isSomebody ? key(conversation.owner) : "", conversation.age.map { "\($0)" } ?? "",
        last?.direction.rawValue ?? "", last?.at?.text ?? "", last?.text ?? "",
      ])
    }
    return csv
  }

  /// As in the effect `routed`.
  private func inboxes(_ conversation: Conversation) -> [String] {
    conversation.isInSharedInbox ? [Via.sharedInbox.rawValue] : conversation.holders.map(key)
  }
}

extension JSONWriter {
  /// A text, or `null`.
  fileprivate mutating func member(_ name: String, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }
}
