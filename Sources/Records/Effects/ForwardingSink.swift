public import Campaign

/// A sink that passes what it receives to another one. A conforming type implements only the calls in which it does
/// more.
public protocol ForwardingSink: EffectSink {
  associatedtype Target: EffectSink
  var target: Target { get set }
}

extension ForwardingSink {
  @inlinable public mutating func begin(_ kind: EffectKind, origin: EffectOrigin) { target.begin(kind, origin: origin) }
  @inlinable public mutating func string(_ key: EffectKey, _ text: Bytes) { target.string(key, text) }
  @inlinable public mutating func beginList(_ key: EffectKey) { target.beginList(key) }
  @inlinable public mutating func item(_ text: Bytes) { target.item(text) }
  @inlinable public mutating func endList() { target.endList() }
  @inlinable public mutating func rules(_ key: EffectKey, _ rules: [MatchedRule]) { target.rules(key, rules) }
  @inlinable public mutating func end() { target.end() }
}
