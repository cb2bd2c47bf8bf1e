public import Campaign

/// A policy compiled to what a decision walks: questions with two ways out, one dispatch over all tag rules, settlements. A part for
/// first texts and a part for replies, which share nothing.
///
/// It holds no text and no positions: two rule files that differ in layout compile to equal graphs.
///
/// INVARIANT (checked once, by `compile`): children stand after their parents, every node but the first of its part is some other's
/// child, and every path ends in a settlement. So a walk ends after at most as many steps as its part has nodes.
public struct DecisionGraph: Hashable, Sendable {
  public let policy: RoutingPolicy
  /// A walk for a first text begins at the first of these.
  public let firstText: [FirstTextNode]
  /// A walk for a reply begins at the first of these.
  public let reply: [ReplyNode]
  /// The part of the rules that each node comes from, for explanations and drawings: of first texts, then of replies.
  let origins: [NodeOrigin]
  public let tagRules: TagDispatch
  private let passed = ByAddress()

  init(
    policy: RoutingPolicy, firstText: [FirstTextNode], reply: [ReplyNode], origins: [NodeOrigin], tagRules: TagDispatch
  ) {
    self.policy = policy
    self.firstText = firstText
    self.reply = reply
    self.origins = origins
    self.tagRules = tagRules
  }
}

/// The part of the rules that a node comes from.
public enum NodeOrigin: Hashable, Sendable {
  case optOut
  case textingHours
  case reassignment
  case tagRules
  /// The reply step with this index in `RoutingPolicy.replySteps`.
  case replyStep(Int)
  case replyTimeout
  /// The reply step with this index in `ReplyTimeout.then`.
  case thenStep(Int)
  case contactList
  case distribution
}
