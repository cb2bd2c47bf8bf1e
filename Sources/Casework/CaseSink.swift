internal import Interpreting
package import Campaign

package import Records
package import Routing

/// Gathers the effects of a case as values, each with the walk that led to it.
package struct CaseSink: DecisionSink {
  private var values = EffectValueSink()
  /// One for each effect; empty where no walk led to it.
  package private(set) var traces: [Trace] = []
  private var trace = Trace()

  package var effects: [EffectValue] { values.effects }

  package mutating func willDescribe(_ change: StateChange, _ decision: borrowing Decision) {
    switch change {
    case .routed, .held: trace = decision.trace
    default: trace = Trace()
    }
  }

  package mutating func begin(_ kind: EffectKind, place: EffectPlace) { values.begin(kind, place: place) }
  package mutating func string(_ key: StaticString, _ text: Bytes) { values.string(key, text) }
  package mutating func beginList(_ key: StaticString) { values.beginList(key) }
  package mutating func item(_ text: Bytes) { values.item(text) }
  package mutating func endList() { values.endList() }
  package mutating func rules(_ key: StaticString, _ rules: [MatchedRule]) { values.rules(key, rules) }

  package mutating func end() {
    values.end()
    traces.append(trace)
    trace = Trace()
  }
}
