/// Conversations and unsent contacts that go to someone else by hand.
extension Model {
  mutating func reassign(_ move: Move) {
    guard var targets = takers(move.to) else { return }
    for case let name? in [move.from, move.assignedTo] where member(name) == nil { return refuse("unknownMember") }
    if let ids = move.ids, ids.contains(where: { index($0) == nil }) { return refuse("unknownContact") }
    // A list does not get back what one of its members gives away.
    if let from = move.from.flatMap({ member($0) }), members(ofList: move.to) != nil {
      targets.removeAll { $0 == from }
    }
    if targets.isEmpty { return refuse("notSelected") }

    let moved = contacts.filter { contact in
      (!contact.optedOut || fault == .reassignMovesOptedOut)
        && (contact.duplicateOf == nil || contact.hasReplied) && matches(move, contact)
    }
    if moved.isEmpty { return refuse("nothingToReassign") }
    for (contact, target) in zip(moved, deck(moved.count, targets, move.seed)) { give(contact, target) }
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

  private func matches(_ move: Move, _ contact: Contact) -> Bool {
    if let name = move.from, !isWith(contact, [member(name)]) { return false }
    if let name = move.assignedTo, !isWith(contact, [member(name)]) { return false }
    if let name = move.list, !isWith(contact, members(ofList: name) ?? []) { return false }
    if !contact.tags.isSuperset(of: move.tags) { return false }
    if let needs = move.needsAttention, contact.needsAttention != needs { return false }
    if let ids = move.ids, !ids.contains(contact.row.id) { return false }
    return true
  }

  /// Whether any of them holds the conversation or owns it or, when there is none, has the first text.
  private func isWith(_ contact: Contact, _ members: [Int?]) -> Bool {
    var somebody = contact.holders
    if let owner = contact.owner { somebody.append(owner) }
    if contact.place == .nowhere && contact.owner == nil, let assignee = contact.assignee { somebody.append(assignee) }
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

  private mutating func give(_ contact: Contact, _ target: Int) {
    if contact.isUnsent && contact.duplicateOf != nil {
      // No one sends it a first text; only the conversation moves.
    } else if contact.assignee != target {
      release(contact, "reassigned")
      assign(contact, target, "reassigned")
    } else {
      contact.assignedBecause = "reassigned"
    }
    if contact.isUnsent && !contact.hasReplied { return }
    contact.owner = target
    contact.isOwnerSet = true
    if contact.hasReplied && contact.place != .nowhere && contact.place != .with([target]) {
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
