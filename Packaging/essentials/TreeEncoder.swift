/// Makes a tree of what a value says of itself.
struct TreeEncoder: Encoder {
  let tree: Tree
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    tree.content = .object([:])
    return KeyedEncodingContainer(Members<Key>(tree: tree))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    tree.content = .list([])
    return Elements(tree: tree)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(tree: tree) }
}

private struct Single: SingleValueEncodingContainer {
  let tree: Tree
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { tree.content = .plain("null") }
  func encode(_ value: Bool) { tree.content = .plain("\(value)") }
  func encode(_ value: String) { tree.content = .text(value) }
  func encode(_ value: Double) { tree.content = .plain("\(value)") }
  func encode(_ value: Float) { tree.content = .plain("\(value)") }
  func encode(_ value: Int) { tree.content = .plain("\(value)") }
  func encode(_ value: Int8) { tree.content = .plain("\(value)") }
  func encode(_ value: Int16) { tree.content = .plain("\(value)") }
  func encode(_ value: Int32) { tree.content = .plain("\(value)") }
  func encode(_ value: Int64) { tree.content = .plain("\(value)") }
  func encode(_ value: UInt) { tree.content = .plain("\(value)") }
  func encode(_ value: UInt8) { tree.content = .plain("\(value)") }
  func encode(_ value: UInt16) { tree.content = .plain("\(value)") }
  func encode(_ value: UInt32) { tree.content = .plain("\(value)") }
  func encode(_ value: UInt64) { tree.content = .plain("\(value)") }
  func encode(_ value: some Encodable) throws { try value.encode(to: TreeEncoder(tree: tree)) }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let tree: Tree
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { tree.member(key.stringValue).content = .plain("null") }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try value.encode(to: TreeEncoder(tree: tree.member(key.stringValue)))
  }

  func nestedContainer<Inner>(keyedBy: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
    TreeEncoder(tree: tree.member(key.stringValue)).container(keyedBy: Inner.self)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    TreeEncoder(tree: tree.member(key.stringValue)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { TreeEncoder(tree: tree.member("super")) }
  func superEncoder(forKey key: Key) -> any Encoder { TreeEncoder(tree: tree.member(key.stringValue)) }
}

private struct Elements: UnkeyedEncodingContainer {
  let tree: Tree
  var codingPath: [any CodingKey] { [] }
  var count: Int { tree.elements.count }

  func encodeNil() { tree.element().content = .plain("null") }
  func encode(_ value: some Encodable) throws { try value.encode(to: TreeEncoder(tree: tree.element())) }

  func nestedContainer<Inner>(keyedBy: Inner.Type) -> KeyedEncodingContainer<Inner> {
    TreeEncoder(tree: tree.element()).container(keyedBy: Inner.self)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    TreeEncoder(tree: tree.element()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { TreeEncoder(tree: tree.element()) }
}
