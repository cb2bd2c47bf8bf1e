internal import Campaign
package import Records
package import Text

extension Conversation {
  /// Writes the members of its object in `patchbay.conversations/1`.
  package func write(_ directory: Directory, to json: inout JSONWriter) {
    json.member("contact", utf8: directory.id(of: contact))
    json.member("state", state.rawValue)
    json.member(CountName.needsAttention.rawValue, needsAttention)
    json.member("inboxes", inboxes(directory))
    json.member("held", isHeld)
    json.member("owner", optional: owner.isSomebody ? directory.key(of: owner) : nil)
    json.key("age_ms")
    if let age { json.value(age) } else { json.null() }
    guard let last = lastMessage else {
      json.key("last")
      return json.null()
    }
    json.object("last") { json in
      json.member("direction", last.direction.rawValue)
      json.member("at", optional: last.at?.text)
      json.member("text", optional: last.text)
    }
  }

  /// The inboxes that it is in, as in the effect `routed`.
  package func inboxes(_ directory: Directory) -> [String] {
    isInSharedInbox ? [Via.sharedInbox.rawValue] : holders.map { directory.key(of: $0) }
  }
}

extension JSONWriter {
  /// A text, or `null`.
  package mutating func member(_ name: String, optional text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }
}
