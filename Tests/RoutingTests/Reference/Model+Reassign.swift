/// Conversations and unsent contacts that go to someone else by hand.
extension Model {
  /// What of a contact a reassignment moves.
  private enum Share {
    /// The first text, with the conversation if there is one.
    case all
    /// The first text alone: it is a member's who does not have the conversation.
    case firstText
  }

  mutating func reassign(_ move: Move) {
    guard var targets = takers(move.to) else { return }
    for case let name? in [move.from, move.assignedTo] where member(name) == nil { return refuse("unknownMember") }
    if let ids = move.ids, ids.contains(where: { index($0) == nil }) { return refuse("unknownContact") }
    // A list does not get back what one of its members gives away.
    if let from = move.from.flatMap({ member($0) }), members(ofList: move.to) != nil {
      targets.removeAll { $0 == from }
    }
    if targets.isEmpty { return refuse("notSelected") }

    let moved = contacts.compactMap { contact in share(of: contact, move).map { (contact, $0) } }
    if moved.isEmpty { return refuse("nothingToReassign") }
    for ((contact, share), target) in zip(moved, deck(moved.count, targets, move.seed)) {
      if hasFirstText(contact) || !contact.isUnsent { giveFirstText(of: contact, to: target) }
      if share == .all { giveConversation(contact, to: target) }
    }
  }

  /// Who takes part of those whom a name stands for; nil after a refusal.
  mutating func takers(_ name: String) -> [Int]? {
    guard let list = members(ofList: name) else { return actor(name).map { [$0] } }
    let takers = list.filter { isSelected[$0] }
    if takers.isEmpty { refuse("notSelected") }
    return takers.isEmpty ? nil : takers
  }

  private func members(ofList name: String) -> [Int]? {
    setup.lists.first { $0.name == name }?.members.compactMap { member($0) }
  }

  /// A first text is still to be sent, some day.
  private func hasFirstText(_ contact: Contact) -> Bool { contact.isUnsent && contact.duplicateOf == nil }
  private func hasConversation(_ contact: Contact) -> Bool { !contact.isUnsent || contact.hasReplied }

  /// What of a contact is meant; nil when it is not meant at all.
  private func share(of contact: Contact, _ move: Move) -> Share? {
    if contact.optedOut && fault != .reassignMovesOptedOut { return nil }
    if !hasFirstText(contact) && !hasConversation(contact) { return nil }
    if !contact.tags.isSuperset(of: move.tags) { return nil }
    if let needs = move.needsAttention, contact.needsAttention != needs { return nil }
    if let ids = move.ids, !ids.contains(contact.row.id) { return nil }
    var conditions: [[Int?]] = [move.from, move.assignedTo].compactMap { $0 }.map { [member($0)] }
    if let list = move.list { conditions.append(members(ofList: list) ?? []) }
    var share = Share.all
    for givers in conditions where !conversationIs(with: givers, contact) {
      guard fault != .reassignLeavesLoneTexts, hasFirstText(contact), let assignee = contact.assignee,
        givers.contains(assignee)
      else { return nil }
      share = .firstText
    }
    return share
  }

  /// Whether any of them holds the conversation or owns it. What no one holds or owns, and is not in the shared inbox or held, is with
  /// the assignee.
  private func conversationIs(with members: [Int?], _ contact: Contact) -> Bool {
    var somebody = contact.holders
    if let owner = contact.owner { somebody.append(owner) }
    if somebody.isEmpty && contact.place == .nowhere, let assignee = contact.assignee { somebody.append(assignee) }
    return somebody.contains { members.contains($0) }
  }

  /// Who gets each of so many contacts: everyone as often as anyone else, in an order that the seed decides.
  private func deck(_ count: Int, _ targets: [Int], _ seed: UInt64) -> [Int] {
    if targets.count == 1 { return Array(repeating: targets[0], count: count) }
    var draw = SplitMix(state: fault == .reassignByChance ? UInt64.random(in: 0...UInt64.max) : seed)
    var order = targets.sorted()
    if fault == .reassignIsUneven { return (0..<count).map { _ in order[draw.below(order.count)] } }
    draw.shuffle(&order)
    var deck = (0..<count).map { order[$0 % order.count] }
    if fault != .reassignDealsInTurn { draw.shuffle(&deck) }
    return deck
  }

  /// The assignee moves also where the first text is sent: `assigned` counts it.
  private mutating func giveFirstText(of contact: Contact, to target: Int) {
    if contact.assignee == target {
      contact.assignedBecause = "reassigned"
    } else {
      release(contact, "reassigned")
      assign(contact, target, "reassigned")
    }
  }

  /// The member owns the conversation from now on, and has it in the inbox, if anyone had it or waited for it.
  private mutating func giveConversation(_ contact: Contact, to target: Int) {
    if !hasConversation(contact) { return }
    contact.owner = target
    contact.isOwnerSet = true
    if !contact.hasReplied || contact.place == .nowhere || contact.place == .with([target]) { return }
    if contact.isResolved && fault != .reassignTellsResolved {
      contact.place = .with([target])
    } else {
      place(contact, [target], "owner", ["reassigned"])
    }
  }
}

/// SplitMix64, as its authors Steele, Lea and Flood wrote it down.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Each number below the limit as likely as any other.
  mutating func below(_ limit: Int) -> Int {
    let limit = UInt64(limit)
    // 2^64 mod limit: so many of the largest draws would favour the smallest numbers.
    let excess = (UInt64.max % limit + 1) % limit
    while true {
      let drawn = next()
      if excess == 0 || drawn <= UInt64.max - excess { return Int(drawn % limit) }
    }
  }

  mutating func shuffle(_ list: inout [Int]) {
    for place in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(place, below(place + 1)) }
  }
}
