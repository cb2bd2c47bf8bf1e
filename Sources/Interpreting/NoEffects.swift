package import Campaign
package import Records
package import Routing

/// Forgets all effects.
package struct NoEffects: DecisionSink {
  package init() {}
  package mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}
  package mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {}
  package mutating func string(_ key: EffectKey, _ text: Bytes) {}
  package mutating func beginList(_ key: EffectKey) {}
  package mutating func item(_ text: Bytes) {}
  package mutating func endList() {}
  package mutating func rules(_ key: EffectKey, _ rules: [MatchedRule]) {}
  package mutating func end() {}
}
