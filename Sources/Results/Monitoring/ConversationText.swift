package import Campaign
internal import Diagnostics
package import Interpreting
internal import Records
internal import Text

extension ShownAction {
  /// A member's conversations for a terminal. Texts are truncated to its width.
  ///
  /// - Parameter width: in columns.
  package func text(_ shown: MemberConversations, within width: Int) -> String {
    let count = shown.conversations.count
    let heading = heading([key(shown.member)])
    if count == 0 { return heading + "no conversations\n" }
    var table = TextTable()
    table.left = [0, 1, 3, 4, 5, 6]
    table.most = width
    table.add(["contact", "state", "age", "inbox", "last", "at", "text"])
    for conversation in shown.conversations {
      let last = conversation.lastMessage
      table.add([
        shortened(printable(id(conversation.contact)), to: 30), conversation.state.rawValue,
        conversation.age.map(coarseDuration) ?? "-", shortened(printable(inbox(conversation)), to: 30),
        last?.direction.rawValue ?? "-", last?.at?.text ?? "-", last?.text.map(oneLine) ?? "-",
      ])
    }
    let states = ConversationTotals(shown).states.filter { $0.count > 0 }.map {
      "\(grouped($0.count)) \($0.state.rawValue)"
    }
    return heading + table.text(ruled: [1]) + "\n"
      + counted(count, "conversation") + ": " + states.joined(separator: ", ") + "\n"
  }

  package func id(_ contact: ContactID) -> String {
    String(decoding: interpreter.directory.id(of: contact), as: UTF8.self)
  }

  /// Where it is: members in declaration order, or that it waits for a member.
  private func inbox(_ conversation: Conversation) -> String {
    if conversation.isInSharedInbox { return Via.sharedInbox.rawValue }
    if conversation.isHeld { return "held" }
    return conversation.holders.isEmpty ? "-" : conversation.holders.map(key).joined(separator: ", ")
  }

  /// Each run of white space becomes one space: a row is one line.
  private func oneLine(_ text: String) -> String {
    printable(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}

/// How many conversations are in each state.
package struct ConversationTotals {
  package let states: [(state: ConversationState, count: Int)]
  package let needsAttention: Int

  package init(_ shown: MemberConversations) {
    states = ConversationState.allCases.map { state in (state, shown.conversations.count { $0.state == state }) }
    needsAttention = shown.conversations.count(where: \.needsAttention)
  }
}
