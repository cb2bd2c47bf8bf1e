import Campaign
import Diagnostics
import KeyedFiles

/// Whom the members and lists among the steps met so far find.
struct CoveredMembers {
  fileprivate var members: Set<MemberID> = []
  fileprivate var spans: [SourceSpan] = []
  /// After so many steps no one looks for more.
  fileprivate static let most = 100
}

extension Checker {
  /// Warns of a step that finds no one whom the members and lists before it do not find.
  ///
  /// - Parameter isFirst: whether the step stands there for the first time; a second one is reported as such.
  mutating func cover(_ step: ReplyStep, _ span: SourceSpan, _ isFirst: Bool, by covered: inout CoveredMembers) {
    guard rosterIsKnown, selectionIsKnown, listsAreKnown, covered.spans.count < CoveredMembers.most else { return }
    let (found, isOfNames) = whom(step)
    if isFirst, !found.isEmpty, covered.members.isSuperset(of: found) {
      problems.report(
        Problem(
          .unreachableStep, .warning, "this reply step is never reached", at: place(span),
          related: covered.spans.prefix(3).map { Label(place($0), "whom it finds are found here") },
          help: "move it before these, or delete it"))
    }
    guard isOfNames else { return }
    covered.members.formUnion(found)
    covered.spans.append(span)
  }

  /// The members whom a step may find, and whether it finds all of them who accept a reply.
  private func whom(_ step: ReplyStep) -> (members: [MemberID], isOfNames: Bool) {
    switch step {
    case .member(let member): ([member], true)
    case .list(let list), .leastOpenOf(let list):
      (lists.indices.contains(list.index) ? selectedMembers(of: lists[list.index]) : [], true)
    case .sender, .lastTeamMember, .senderOrLastTeamMember, .roundRobin, .leastOpen: (selected.map { ids[$0] }, false)
    case .sharedInbox, .hold: ([], false)
    }
  }

  private func selectedMembers(of list: ListEntry) -> [MemberID] {
    let chosen = Set(selected)
    return list.members.filter(chosen.contains).map { ids[$0] }
  }
}
