public import Campaign

/// What a decision asks for: changes in order, and the members of a fanned out one. Owned by the caller and used again and
/// again.
public struct Decision: ~Copyable {
  public internal(set) var changes: [StateChange] = []
  /// The members that tag rules found in the last walk, in declaration order.
  public internal(set) var recipients = Recipients()
  /// The last walk, when `isTraced`.
  public internal(set) var trace = Trace()
  /// Whether walks are traced, for callers that explain the decision.
  public var isTraced: Bool
  /// The tags that a reply's contact has, and those that the reply gives. Used again and again.
  var tags: [TagID] = []

  public init(isTraced: Bool = false) { self.isTraced = isTraced }

  /// The few changes there are go one by one: `removeAll` costs more than the rest of a small decision.
  mutating func clear() { while changes.popLast() != nil {} }
  mutating func append(_ change: StateChange) { changes.append(change) }
  mutating func refuse(_ refusal: Refusal) { changes.append(.refused(refusal)) }
}

/// One walk: every question with its answer, the settlement's node, and the tag rules that matched.
public struct Trace: WalkRecorder, Sendable, Equatable {
  public struct Step: Sendable, Equatable {
    public let node: Int
    public let answer: Bool
  }
  public private(set) var steps: [Step] = []
  /// The node where the walk ended, or nil before the first one.
  public private(set) var end: Int?
  /// In the order of the rule file, each once.
  public var rules: [RuleID] {
    var once: [RuleID] = []
    for rule in matchedRules.sorted() where once.last != rule { once.append(rule) }
    return once
  }
  private var matchedRules: [RuleID] = []

  public init() {}

  public mutating func clear() {
    steps.removeAll(keepingCapacity: true)
    matchedRules.removeAll(keepingCapacity: true)
    end = nil
  }
  public mutating func asked(_ node: Int, _ answer: Bool) { steps.append(Step(node: node, answer: answer)) }
  public mutating func settled(_ node: Int) { end = node }
  public mutating func matched(_ rule: RuleID) { matchedRules.append(rule) }
  public static var wantsRules: Bool { true }
}
