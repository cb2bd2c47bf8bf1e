import Campaign
import PatchbayKit
import Records

extension ShownAction {
  /// A member's conversations for a terminal. Texts are cut to its width.
  func text(_ shown: MemberConversations) -> String {
    let count = shown.conversations.count
    let heading = heading([key(shown.member)])
    if count == 0 { return heading + "no conversations\n" }
    var table = TextTable()
    table.left = [0, 1, 3, 4, 5, 6]
    table.most = Terminal.width
    table.add(["contact", "state", "age", "inbox", "last", "at", "text"])
    for conversation in shown.conversations {
      let last = conversation.lastMessage
      table.add([
        shortened(printable(id(conversation.contact)), to: 30), conversation.state.rawValue,
        conversation.age.map(ageText) ?? "-", shortened(printable(inbox(conversation)), to: 30),
        last?.direction.rawValue ?? "-", last?.at?.text ?? "-", last?.text.map(oneLine) ?? "-",
      ])
    }
    let states = ConversationTotals(shown).states.filter { $0.count > 0 }.map {
      "\(grouped($0.count)) \($0.state.rawValue)"
    }
    return heading + table.text(ruled: [1]) + "\n"
      + counted(count, "conversation") + ": " + states.joined(separator: ", ") + "\n"
  }

  func id(_ contact: ContactID) -> String { String(decoding: interpreter.directory.id(of: contact), as: UTF8.self) }

  /// Where it is: members in declaration order, or that it waits for somebody.
  private func inbox(_ conversation: Conversation) -> String {
    if conversation.isInSharedInbox { return "shared_inbox" }
    if conversation.isHeld { return "held" }
    return conversation.holders.isEmpty ? "-" : conversation.holders.map(key).joined(separator: ", ")
  }

  /// Runs of white space are one space: a row is one line.
  private func oneLine(_ text: String) -> String {
    printable(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}

/// How many conversations are in each state.
struct ConversationTotals {
  let states: [(state: ConversationState, count: Int)]
  let needsAttention: Int

  init(_ shown: MemberConversations) {
    states = ConversationState.allCases.map { state in (state, shown.conversations.count { $0.state == state }) }
    needsAttention = shown.conversations.count(where: \.needsAttention)
  }
}

/// An age for people, in its two largest units: `45 s`, `25 min`, `3 h 5 min`, `2 d 4 h`.
func ageText(_ milliseconds: Int64) -> String {
  let seconds = milliseconds / 1000
  let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
  func two(_ large: String, _ small: Int64, _ unit: String) -> String {
    small == 0 ? large : large + " \(small) \(unit)"
  }
  if days > 0 { return two("\(grouped(Int(days))) d", hours % 24, "h") }
  if hours > 0 { return two("\(hours) h", minutes % 60, "min") }
  return minutes > 0 ? "\(minutes) min" : "\(seconds) s"
}
