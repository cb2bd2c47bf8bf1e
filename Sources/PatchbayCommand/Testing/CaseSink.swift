import Campaign
import PatchbayKit
import Records
import Routing

/// Gathers the effects of a case as values, each with the walk that led to it.
struct CaseSink: DecisionSink {
  private var values = EffectValueSink()
  /// One for each effect; empty where no walk led to it.
  private(set) var traces: [Trace] = []
  private var trace = Trace()

  var effects: [EffectValue] { values.effects }

  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {
    switch change {
    case .routed, .held: trace = decision.trace
    default: trace = Trace()
    }
  }

  mutating func begin(_ kind: EffectKind, place: EffectPlace) { values.begin(kind, place: place) }
  mutating func string(_ key: StaticString, _ text: Bytes) { values.string(key, text) }
  mutating func beginList(_ key: StaticString) { values.beginList(key) }
  mutating func item(_ text: Bytes) { values.item(text) }
  mutating func endList() { values.endList() }
  mutating func rules(_ key: StaticString, _ rules: [MatchedRule]) { values.rules(key, rules) }

  mutating func end() {
    values.end()
    traces.append(trace)
    trace = Trace()
  }
}
