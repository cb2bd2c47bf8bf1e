package import Campaign
package import Proofs

/// The smallest contacts of a class whose replies two policies route differently, with a moment at which it shows.
package struct RoutingDifference: Sendable {
  /// In shared numbers.
  package let contact: ContactClass
  /// Where it shows, by walking both graphs; nil where it shows only once a tag is added to an unanswered conversation.
  package let moment: SharedMoment?
  /// Where the reply goes at that moment, under the old policy and the new one.
  package let old: SupposedPlacement
  package let new: SupposedPlacement
  /// The tag rules that do what none of the other policy does; empty where reply steps differ.
  package let oldRules: [RuleID]
  package let newRules: [RuleID]
  /// An added tag routes an unanswered conversation again under one policy and not under the other.
  package let isAboutAtOnce: Bool
}
