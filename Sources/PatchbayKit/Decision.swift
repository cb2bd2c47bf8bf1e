internal import Campaign
internal import Explaining
internal import Routing
internal import RuleLanguage

/// Where a reply would go, and why: the answer of `ContactAction.wouldRoute(replyFrom:_:)`.
public struct Decision: Hashable, Sendable, CustomStringConvertible {
  /// A question that the rules asked on the way, and its answer.
  public struct Step: Hashable, Sendable {
    /// The question in words, such as `is the conversation's owner available?`.
    public let question: String
    /// The answer.
    public let answer: Bool
    /// The part of the rules that asks, such as `spring.yaml:12`; nil for what the rules leave to its default.
    public let place: String?
  }

  /// What the reply would come to if it were taken as the next event.
  public let effects: [Effect]
  /// The questions that the rules would ask, in order; empty where they are not asked, as for an unknown contact.
  public let walk: [Step]
  /// Where the walk ends, in words, such as `to the conversation's owner`; nil where there is none.
  public let end: String?

  init(_ sink: EffectCollector, _ rules: Rules) {
    let words = DecisionWords(policy: rules.checked.policy)
    let places = RulePlaces(origins: rules.checked.origins)
    func text(_ node: Int) -> String {
      switch rules.graph.node(node) {
      case .ask(let question, _, _): words.question(question)
      case .dispatch: DecisionWords.dispatch
      case .settle(let settlement): words.settlement(settlement)
      }
    }
    effects = sink.effects
    walk = sink.trace.steps.map { step in
      Step(
        question: text(step.node), answer: step.answer, place: places.origin(rules.graph.origin(ofNode: step.node)))
    }
    end = sink.trace.end.map(text)
  }

  private var routed: Effect.Routed? {
    for case .routed(let routed) in effects { return routed }
    return nil
  }

  /// Who would get the reply, in declaration order, by their names in the rules. Empty where it would lie in the shared inbox, be
  /// held, opt out or be refused: `effects` tell.
  public var members: [String] { routed?.members ?? [] }
  /// Which part of the rules would choose the place; nil where the reply would have none.
  public var via: Effect.Via? { routed?.via }
  /// The tag rules that would choose the members, with their places; empty where none would.
  public var rules: [RuleMatch] { routed?.rules ?? [] }

  /// The walk for people, a line for each question.
  public var description: String {
    var text = ""
    for step in walk {
      text += step.question + (step.answer ? "  yes" : "  no") + (step.place.map { "  " + $0 } ?? "") + "\n"
    }
    return text + "→ " + (end ?? "nowhere") + (members.isEmpty ? "" : ": " + members.joined(separator: ", "))
  }
}
