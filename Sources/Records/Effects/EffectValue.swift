public import Campaign

/// An effect as values, for comparing with what is expected.
public struct EffectValue: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case text(String)
    case list([String])
    case rules([MatchedRule])
  }
  public struct Entry: Hashable, Sendable {
    public var key: String
    public var value: Value
  }
  public var kind: EffectKind
  public var origin: EffectOrigin
  /// In the order of the effect's keys, each once.
  public var entries: [Entry]

  /// The value of a key.
  public subscript(key: String) -> Value? { entries.first { $0.key == key }?.value }
}

/// Collects effects as values.
public struct EffectValueSink: EffectSink {
  public private(set) var effects: [EffectValue] = []
  private var current: EffectValue?
  private var listKey = EffectKey.to
  private var list: [String] = []

  public init() {}

  public mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {
    current = EffectValue(kind: kind, origin: origin, entries: [])
  }

  public mutating func string(_ key: EffectKey, _ text: Bytes) {
    add(key, .text(String(decoding: text, as: UTF8.self)))
  }

  public mutating func beginList(_ key: EffectKey) {
    listKey = key
    list = []
  }

  public mutating func item(_ text: Bytes) { list.append(String(decoding: text, as: UTF8.self)) }
  public mutating func endList() { add(listKey, .list(list)) }
  public mutating func rules(_ key: EffectKey, _ rules: [MatchedRule]) { add(key, .rules(rules)) }

  public mutating func end() {
    if let current { effects.append(current) }
    current = nil
  }

  private mutating func add(_ key: EffectKey, _ value: EffectValue.Value) {
    current?.entries.append(EffectValue.Entry(key: key.name, value: value))
  }
}
