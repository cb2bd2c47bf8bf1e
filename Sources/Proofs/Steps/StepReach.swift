package import Campaign

/// Why a reply step never finds anyone.
package struct IdleStep: Hashable, Sendable {
  /// Its index in the chain.
  package let step: Int
  /// The earlier steps that find whoever it would find, by their indexes.
  package let earlier: [Int]
}

/// Which steps of a chain can find someone.
///
/// A step finds a member who accepts: one whom it names, or the conversation's owner, its sender, or who wrote last, who may be anyone
/// that takes part. So a step is idle exactly when everyone whom it may find is someone whom an earlier step finds.
package struct StepReach {
  private let steps: [ReplyStep]
  private let policy: RoutingPolicy
  /// Everyone who takes part or may come to.
  private let everyone: Set<MemberID>

  package init(_ steps: [ReplyStep], of policy: RoutingPolicy) {
    self.steps = steps
    self.policy = policy
    everyone = Set(
      policy.team.indices.filter { $0 < policy.selectedCount || policy.team[$0].permissions.contains(.sendQueue) }
        .map { MemberID(UInt16(truncatingIfNeeded: $0)) })
  }

  /// Whom a step may find.
  private enum Finds: Equatable {
    /// Anyone who accepts.
    case anyone
    /// Those on a list, and the owner, whoever that is.
    case listed(Set<MemberID>)
    case member(MemberID)
    case sender
    case writer
    case senderOrWriter
  }

  private func finds(_ step: ReplyStep) -> Finds? {
    switch step {
    case .sharedInbox, .hold: nil
    case .roundRobin, .leastOpen: .anyone
    case .list(let list), .leastOpenOf(let list): .listed(Set(policy.lists[list.index].members))
    case .member(let member): .member(member)
    case .sender: .sender
    case .lastTeamMember: .writer
    case .senderOrLastTeamMember: .senderOrWriter
    }
  }

  /// The steps that find no one, in order. `shared_inbox` and `hold` always take what comes to them.
  ///
  /// - Parameter isAsked: whether someone whom only this step finds may accept when the step is asked; for instance not where tag
  ///   rules name them for every contact.
  package func idle(where isAsked: (MemberID) -> Bool = { _ in true }) -> [IdleStep] {
    var idle: [IdleStep] = []
    var before: [(step: Int, finds: Finds)] = []
    for (index, step) in steps.enumerated() {
      guard let finds = finds(step) else { continue }
      if let earlier = cover(finds, by: before, isAsked) {
        idle.append(IdleStep(step: index, earlier: earlier))
      } else {
        before.append((index, finds))
      }
    }
    return idle
  }

  /// The earlier steps that find whoever a step may find; nil where it may find someone else.
  private func cover(
    _ finds: Finds, by before: [(step: Int, finds: Finds)], _ isAsked: (MemberID) -> Bool
  ) -> [Int]? {
    if let everyone = before.first(where: { $0.finds == .anyone }) { return [everyone.step] }
    switch finds {
    case .member(let member): return cover([member], by: before, isAsked)
    case .anyone: return cover(everyone, by: before, isAsked)
    case .listed(let members):
      // The owner may be anyone. An earlier list asks for them as well.
      let asksOwner = before.first { if case .listed = $0.finds { true } else { false } }
      guard let asksOwner else { return cover(everyone.union(members), by: before, isAsked) }
      return cover(members, by: before, isAsked).map { Array(Set($0 + [asksOwner.step])).sorted() }
    case .sender:
      if let same = before.first(where: { $0.finds == .sender || $0.finds == .senderOrWriter }) { return [same.step] }
      return cover(everyone, by: before, isAsked)
    case .writer:
      if let same = before.first(where: { $0.finds == .writer || $0.finds == .senderOrWriter }) { return [same.step] }
      return cover(everyone, by: before, isAsked)
    case .senderOrWriter:
      if let same = before.first(where: { $0.finds == .senderOrWriter }) { return [same.step] }
      if let sender = before.first(where: { $0.finds == .sender }),
        let writer = before.first(where: { $0.finds == .writer })
      {
        return [sender.step, writer.step].sorted()
      }
      return cover(everyone, by: before, isAsked)
    }
  }

  private func cover(
    _ members: Set<MemberID>, by before: [(step: Int, finds: Finds)], _ isAsked: (MemberID) -> Bool
  ) -> [Int]? {
    var covering: Set<Int> = []
    for member in members.sorted() {
      let finder = before.first {
        switch $0.finds {
        case .member(let one): one == member
        case .listed(let listed): listed.contains(member)
        case .anyone, .sender, .writer, .senderOrWriter: false
        }
      }
      if let finder { covering.insert(finder.step) } else if isAsked(member) { return nil }
    }
    return covering.sorted()
  }
}
