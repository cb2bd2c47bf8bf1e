import Campaign

/// Held conversations in groups: those that one member can take, those that a set of members can take, those that wait for an owner
/// set by hand. A group is ready while someone in it can take a conversation.
///
/// INVARIANT: every ready group that holds anything stands in `ready`, at the age of its oldest or an older one.
struct WaitingGroups: Sendable {
  typealias Entry = HeldConversations.Entry

  private struct Group: Sendable {
    /// How many of its members can take a conversation now.
    var ready = 0
    /// Oldest first, with stale entries among them.
    var queue = MinHeap<Entry>()
    /// The age at which it stands in `WaitingGroups.ready`; nil where it does not. What stands there at another age is stale.
    var listed: UInt32?
  }
  private struct Ready: Comparable, Sendable {
    var age: UInt32
    var group: Int
    static func < (a: Self, b: Self) -> Bool { (a.age, a.group) < (b.age, b.group) }
  }

  /// The groups of single members, then those of owners set by hand, then what waits for hours alone, then sets of members.
  private var groups: [Group]
  private let team: Int
  private var sets = RecipientSets()
  /// By member, the groups of sets that they stand in.
  private var setsOfMember: [[Int]]
  /// The group of those who can take every held conversation, if there are any.
  private var everyones: Int?
  private var ready = MinHeap<Ready>()
  private var entries = 0

  /// Sets of so few members cost less as single members.
  private static let fewMembers = 4

  /// - Parameter takingAll: those for whom every held conversation waits, in declaration order.
  init(accepting: [Bool], available: [Bool], takingAll: [MemberID]) {
    team = accepting.count
    setsOfMember = Array(repeating: [], count: team)
    groups = (accepting + available).map { Group(ready: $0 ? 1 : 0) }
    groups.append(Group(ready: 1))
    if !takingAll.isEmpty { everyones = group(of: takingAll, accepting) }
  }

  private var groupForHoursAlone: Int { team * 2 }

  /// The group of a set of members, made when it is met for the first time.
  private mutating func group(of members: [MemberID], _ accepting: [Bool]) -> Int {
    let known = sets.count
    let group = groupForHoursAlone + 1 + sets.number(of: members).index
    if sets.count > known {
      groups.append(Group(ready: members.count { accepting[$0.index] }))
      for member in members { setsOfMember[member.index].append(group) }
    }
    return group
  }

  mutating func insert(_ entry: Entry, _ waiting: Waiting, accepting: [Bool]) {
    if let everyones { insert(entry, in: everyones) }
    if waiting.isForHoursAlone { insert(entry, in: groupForHoursAlone) }
    if waiting.ownerByHand.isSomebody { insert(entry, in: team + waiting.ownerByHand.index) }
    for member in waiting.members { insert(entry, in: member.index) }
    if waiting.recipients.count <= Self.fewMembers {
      for member in waiting.recipients { insert(entry, in: member.index) }
    } else {
      insert(entry, in: group(of: waiting.recipients, accepting))
    }
  }

  private mutating func insert(_ entry: Entry, in group: Int) {
    groups[group].queue.insert(entry)
    entries += 1
    if groups[group].ready > 0 { list(group, at: entry.age) }
  }

  /// Each group is listed once: at the age of its oldest or an older one.
  private mutating func list(_ group: Int, at age: UInt32) {
    if let listed = groups[group].listed, listed <= age { return }
    groups[group].listed = age
    ready.insert(Ready(age: age, group: group))
  }

  mutating func changeAccepting(_ member: MemberID, by step: Int) {
    change(member.index, by: step)
    for group in setsOfMember[member.index] { change(group, by: step) }
  }

  mutating func changeAvailable(_ member: MemberID, by step: Int) { change(team + member.index, by: step) }

  private mutating func change(_ group: Int, by step: Int) {
    let before = groups[group].ready
    groups[group].ready += step
    if before == 0, let oldest = groups[group].queue.top { list(group, at: oldest.age) }
  }

  /// The oldest conversation of a ready group.
  mutating func oldest(where isCurrent: (Entry) -> Bool) -> Entry? {
    while let top = ready.top {
      let isListed = groups[top.group].listed == top.age
      if isListed && groups[top.group].ready > 0 {
        while let oldest = groups[top.group].queue.top, !isCurrent(oldest) {
          groups[top.group].queue.removeTop()
          entries -= 1
        }
        if let oldest = groups[top.group].queue.top {
          if oldest.age == top.age { return oldest }
          ready.removeTop()
          groups[top.group].listed = nil
          list(top.group, at: oldest.age)
          continue
        }
      }
      ready.removeTop()
      if isListed { groups[top.group].listed = nil }
    }
    return nil
  }

  /// Forgets stale entries where they are most of all.
  ///
  /// - Parameter held: how many conversations are held.
  mutating func dropStale(beside held: Int, where isCurrent: (Entry) -> Bool) {
    guard entries > 1024 + 4 * team + 16 * held else { return }
    entries = 0
    for group in groups.indices where !groups[group].queue.isEmpty {
      groups[group].queue.keep(where: isCurrent)
      entries += groups[group].queue.count
    }
  }
}
