/// A node of either part, as explanations and drawings see it. Its ways out are numbers in the whole graph.
public enum GraphNode: Hashable, Sendable {
  case ask(GraphQuestion, yes: Int, no: Int)
  case dispatch(matched: Int, otherwise: Int)
  case settle(GraphSettlement)

  /// The nodes that a walk may go to next; none for a settlement.
  public var children: [Int] {
    switch self {
    case .ask(_, let yes, let no): [yes, no]
    case .dispatch(let matched, let otherwise): [matched, otherwise]
    case .settle: []
    }
  }
}

public enum GraphQuestion: Hashable, Sendable {
  case firstText(FirstTextQuestion)
  case reply(ReplyQuestion)
  case ownerAmongRecipients
  case matchedRulesHold
}

public enum GraphSettlement: Hashable, Sendable {
  case firstText(FirstTextSettlement)
  case reply(ReplySettlement)
}

// Nodes are numbered over both parts: those of first texts, then those of replies.
extension DecisionGraph {
  public var firstTextNumbers: Range<Int> { 0..<firstText.count }
  public var replyNumbers: Range<Int> { firstText.count..<(firstText.count + reply.count) }

  public func node(_ number: Int) -> GraphNode {
    if number < firstText.count {
      switch firstText[number] {
      case .ask(let question, let yes, let no): return .ask(.firstText(question), yes: Int(yes), no: Int(no))
      case .settle(let settlement): return .settle(.firstText(settlement))
      }
    }
    func below(_ child: UInt32) -> Int { firstText.count + Int(child) }
    switch reply[number - firstText.count] {
    case .ask(let question, let yes, let no): return .ask(.reply(question), yes: below(yes), no: below(no))
    case .dispatch(let matched, let otherwise):
      return .dispatch(matched: below(matched), otherwise: below(otherwise))
    case .askOwnerAmongRecipients(let yes, let no):
      return .ask(.ownerAmongRecipients, yes: below(yes), no: below(no))
    case .askMatchedRulesHold(let yes, let no): return .ask(.matchedRulesHold, yes: below(yes), no: below(no))
    case .settle(let settlement): return .settle(.reply(settlement))
    }
  }

  public func origin(ofNode number: Int) -> NodeOrigin { origins[number] }

  /// What is wrong with the graph; empty for every graph that `compile` makes. For tests to break one.
  package func brokenInvariants() -> [String] {
    var broken: [String] = []
    for part in [firstTextNumbers, replyNumbers] {
      if part.isEmpty { broken.append("a part has no nodes") }
      var reached = Set(part.prefix(1))
      for number in part {
        if !reached.contains(number) { broken.append("node \(number) is reached from nowhere") }
        for child in node(number).children {
          if child <= number { broken.append("node \(number) leads back to \(child)") }
          if child >= part.upperBound { broken.append("node \(number) leads to \(child), past the end") }
          reached.insert(child)
        }
      }
    }
    let count = firstText.count + reply.count
    if origins.count != count { broken.append("\(count) nodes have \(origins.count) origins") }
    return broken
  }
}
