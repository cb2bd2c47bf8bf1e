/// Finds the smallest changes after which a reply reaches a member. Each was walked.
package struct WhyNotSearch {
  /// A set of changes, and the walk after them.
  package struct Found {
    package let changes: [WhyNotChange]
    package let reply: WalkedReply
  }

  /// As things are; nil where the question cannot be asked.
  package let reply: WalkedReply
  /// All of one size, the smallest that there are; none where the member gets it as things are, or where no set of up to
  /// `mostChanges` is enough.
  package private(set) var found: [Found] = []
  /// Whether every set of up to `mostChanges` that could be enough was tried.
  package private(set) var isComplete = true

  /// Larger changes explain nothing.
  package static let mostChanges = 2
  /// More of one size say nothing new.
  package static let mostFound = 100

  package init?(_ asked: some AskedReply) {
    guard let reply = asked.walk([]) else { return nil }
    self.reply = reply
    if reply.reach.isReached || reply.refusal != nil && !reply.isOptedOut { return }
    var walks = 0
    var seen: Set<Set<WhyNotChange>> = []
    var failed: [(changes: [WhyNotChange], reply: WalkedReply)] = [([], reply)]
    for size in 1...Self.mostChanges {
      var next: [(changes: [WhyNotChange], reply: WalkedReply)] = []
      for base in failed {
        for change in UsefulChanges(base.reply, asked, room: Self.mostChanges - size + 1).sorted
        where !base.changes.contains(where: { $0.subject == change.subject }) {
          let changes = (base.changes + [change]).sorted(by: WhyNotChange.isBefore)
          guard seen.insert(Set(changes)).inserted else { continue }
          guard walks < asked.mostWalks else {
            isComplete = false
            break
          }
          walks += 1
          guard let reply = asked.walk(changes) else { continue }
          if reply.reach.isReached {
            if found.count < Self.mostFound { found.append(Found(changes: changes, reply: reply)) }
          } else {
            next.append((changes, reply))
          }
        }
      }
      if !found.isEmpty {
        sort()
        return
      }
      failed = next
    }
  }

  private mutating func sort() {
    found.sort { first, second in
      let pairs = zip(first.changes, second.changes)
      for (one, other) in pairs where one != other { return WhyNotChange.isBefore(one, other) }
      return false
    }
  }
}
